import MailParsing
import PitchFilter
import RuleLanguage

/// A filter with a few rules of a test, to ask which of them hit.
struct SmallFilter {
    private let pipeline: FilterPipeline

    /// Each condition becomes a rule named `r1`, `r2`, …, worth one point.
    init(_ conditions: [String]) throws {
        var text = """
            house
                name     Atelier du Port
                site     port.example
                address  bonjour@port.example

            decide
                pitch from 100 points and 2 kinds
                doubt from 50 points

            """
        for (number, condition) in conditions.enumerated() {
            text += "rule r\(number + 1) +1\n    because  test\n    kind  content\n"
            text += condition.split(separator: "\n").map { "    \($0)\n" }.joined()
        }
        let rules = text
        let environment = RuleEnvironment(
            vocabulary: .mail, load: { _ in .success(rules) },
            expressionFault: { RuleSet.expressionFault($0) },
            phraseFault: { RuleSet.phraseFault($0) },
            today: CalendarDate(year: 2026, month: 1, day: 1))
        let outcome = PolicyReader(environment: environment).read(path: "test.rules")
        guard let policy = outcome.policy else {
            throw BrokenRules(diagnostics: outcome.diagnostics.map { $0.rendered(color: false) })
        }
        pipeline = FilterPipeline(rules: RuleSet(policy))
    }

    struct BrokenRules: Error {
        let diagnostics: [String]
    }

    func decision(_ message: String) -> Decision {
        pipeline.decide(MessageParser().parse(Array(message.utf8)), facts: Facts())
    }

    /// The words that made the only rule hit; `nil` where it does not.
    func excerpt(subject: String = "Hello", header: String = "", body: String) -> String? {
        let fields = "From: Ann Lee <ann@lee.example>\nTo: bonjour@port.example\n"
        return decision(fields + "Subject: \(subject)\n\(header)\n\(body)\n").hits.first?.excerpt
    }
}
