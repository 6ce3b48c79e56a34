import Foundation
import RuleLanguage

/// A vocabulary with every type of field, small enough to know by heart.
let vocabulary = Vocabulary(fields: [
    field("subject", .text, .content), field("text", .text, .content),
    field("greeting", .text, .content), field("attachment", .list, .structure),
    field("link", .list, .structure), field("from", .text, .sender),
    field("from-domain", .text, .sender), field("to", .list, .structure),
    field("header", .header, .structure), field("recipients", .number, .structure),
    field("likeness", .number, .learned), field("attempts", .number, .history),
    field("offer", .choice(["to-us", "from-us", "none"]), .content),
    field("language", .openChoice(["fr", "en", "de", "it"]), .content),
    field("tool", .openChoice(["mailchimp", "lemlist"]), .sender),
    field("fake-reply", .yesNo, .structure), field("known-sender", .yesNo, .history),
])

private func field(_ name: String, _ type: FieldType, _ kind: Kind) -> FieldDescription {
    FieldDescription(name, type, kind, help: "", aide: "")
}

/// Reads `files["house.rules"]` with a fixed day and simple stand-ins for the engine's limits.
func read(_ files: [String: String], path: String = "house.rules") -> Outcome {
    let environment = RuleEnvironment(
        vocabulary: vocabulary,
        load: { path in
            files[path].map { .success($0) } ?? .failure(LoadFailure("no such file"))
        },
        expressionFault: { expression in
            expression.contains("\\1") ? "it looks back at what it found before" : nil
        },
        phraseFault: { phrase in
            phrase.contains { $0.isLetter || $0.isNumber } ? nil : "it has neither letter nor digit"
        },
        isOpenDomain: { $0 == "free.example" },
        today: CalendarDate(year: 2026, month: 6, day: 1)
    )
    return PolicyReader(environment: environment).read(path: path)
}

/// Reads a text after a house, so that nothing but the text is complained about.
func read(_ text: String) -> Outcome {
    read(["house.rules": "house\n  address info@house.example\n" + text])
}

/// Reads the lines of one rule that is whole but for its conditions.
func readRule(_ lines: String) -> Outcome {
    read("rule it +1\n  because so\n" + lines)
}

extension Outcome {
    var messages: [String] { diagnostics.map(\.message) }
    var hints: [String?] { diagnostics.map(\.hint) }
    var rendered: String { diagnostics.map { $0.rendered(color: false) + "\n" }.joined() }
    var rule: Rule? { policy?.rules.first }

    func rule(_ name: String) -> Rule? { policy?.rules.first { $0.name == name } }
}

extension Condition {
    /// The condition on one line, without places, for comparison.
    var summary: String {
        switch self {
        case .test(let test): test.summary
        case .not(let inner): "not(\(inner.summary))"
        case .all(let inner): "all(\(inner.map(\.summary).joined(separator: ", ")))"
        case .any(let inner): "any(\(inner.map(\.summary).joined(separator: ", ")))"
        case .atLeast(let count, let inner):
            "\(count) of(\(inner.map(\.summary).joined(separator: ", ")))"
        case .rule(let name): "rule \(name)"
        }
    }
}

extension Test {
    fileprivate var summary: String {
        [field, argument, match.summary].compactMap { $0 }.joined(separator: " ")
    }
}

extension Match {
    fileprivate var summary: String {
        switch self {
        case .has(let phrases): "has " + phrases.summary
        case .is(let phrases): "is " + phrases.summary
        case .starts(let phrases): "starts " + phrases.summary
        case .ends(let phrases): "ends " + phrases.summary
        case .matches(let expressions): "matches " + expressions.joined(separator: "|")
        case .present: "present"
        case .missing: "missing"
        case .number(let comparison, let number): "\(comparison.rawValue) \(number)"
        case .holds: "holds"
        }
    }
}

extension [Phrase] {
    fileprivate var summary: String { map(\.text).joined(separator: "|") }
}
