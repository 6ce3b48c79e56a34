import FilterService
import PitchFilter
import RuleLanguage

/// Where the learned model lies: beside the rule files.
enum LikenessFile {
    static let name = "likeness.model"

    /// The model that goes with a policy; `nil` where there is none.
    static func path(for policy: Policy) -> String? {
        RuleFile.beside(policy, name)
    }

    /// What likeness is measured by under a policy; where the model is broken, that is said on
    /// standard error, and the filter goes on without.
    static func scale(for policy: Policy, _ book: LessonBook?) -> LikenessScale? {
        guard let path = path(for: policy) else { return nil }
        switch read(path) {
        case .success(let model):
            let lessons = book?.lessons(at: Clock.now) ?? []
            return LikenessScale(
                model, lessons: lessons.isEmpty ? nil : LessonWeights(lessons, over: model))
        case .failure(let fault):
            StandardError.print("nopitch: \(path): \(fault.reason); going on without it")
            return nil
        }
    }

    /// Reads the model into memory, so that whoever writes to the file changes no verdict; or says
    /// what is wrong with it.
    static func read(_ path: String) -> Result<LikenessModel, TextFile.Unreadable> {
        TextFile.octets(path).flatMap { octets in
            do throws(LikenessModel.Fault) {
                return .success(try LikenessModel(octets))
            } catch {
                return .failure(TextFile.Unreadable(reason: error.description))
            }
        }
    }
}
