import FilterService
import Glibc
import PitchFilter
import RuleLanguage

/// Where the learned model lies: beside the rule files.
enum LikenessFile {
    static let name = "likeness.model"

    /// Where the model that goes with a policy may lie; the first that is there counts.
    static func places(for policy: Policy) -> [String] {
        RuleFile.places(beside: policy, name)
    }

    /// What likeness is measured by under a policy; where the model or the lessons can't be read, that
    /// is said on standard error, and the filter goes on without.
    static func scale(for policy: Policy, _ book: LessonBook?) -> LikenessScale? {
        let measure = measure(for: policy, book)
        for fault in measure.faults {
            StandardError.print(
                "nopitch: \(fault.path): "
                    + CommandWording(language: .preferred).say(
                        "\(French.sentence(fault.reason.lowercased()) ?? fault.reason) ; "
                            + "on continue sans",
                        "\(fault.reason); going on without it"))
        }
        return measure.scale
    }

    /// A file that belongs to the measure and can't be read.
    struct Fault {
        let path: String
        let reason: String
    }

    /// What likeness is measured by, as far as it can be read; no scale where there is no model.
    static func measure(
        for policy: Policy, _ book: LessonBook?
    ) -> (scale: LikenessScale?, faults: [Fault]) {
        guard let path = places(for: policy).first(where: { access($0, F_OK) == 0 }) else {
            return (nil, [])
        }
        let model: LikenessModel
        switch read(path) {
        case .success(let sound): model = sound
        case .failure(let fault): return (nil, [Fault(path: path, reason: fault.reason)])
        }
        guard let book else { return (LikenessScale(model, lessons: nil), []) }
        do throws(LessonBook.Failure) {
            let lessons = try book.lessons(at: Clock.now)
            let weights = lessons.isEmpty ? nil : LessonWeights(lessons, over: model)
            return (LikenessScale(model, lessons: weights), [])
        } catch {
            let fault = Fault(path: book.path, reason: error.reason)
            return (LikenessScale(model, lessons: nil), [fault])
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
