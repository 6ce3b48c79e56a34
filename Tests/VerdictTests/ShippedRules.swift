import Foundation
import PitchFilter
import RuleLanguage

/// The rules as they ship, read from the repository.
enum ShippedRules {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let set = RuleSet(policy)

    private static var policy: Policy {
        let environment = RuleEnvironment(
            vocabulary: .mail,
            load: { path in
                guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                    return .failure(LoadFailure("no such file"))
                }
                return .success(text)
            },
            expressionFault: { RuleSet.expressionFault($0) },
            phraseFault: { RuleSet.phraseFault($0) },
            today: CalendarDate(year: 2026, month: 5, day: 4))
        let path = root.appendingPathComponent("rules/eclau.rules").path
        let outcome = PolicyReader(environment: environment).read(path: path)
        return outcome.policy ?? Policy()
    }
}
