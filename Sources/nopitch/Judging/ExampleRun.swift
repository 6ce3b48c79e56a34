import MailModel
import MailParsing
import Mailboxes
import PitchFilter
import RuleLanguage

/// Runs the examples that rules carry: each must hit, or spare, as it says.
///
/// What a rule of an included file says of the house was written for another one, maybe: that its
/// example no longer holds is worth a warning there, and no mistake of the manager's.
struct ExampleRun {
    private let rules: RuleSet
    private let pipeline: FilterPipeline
    private let byName: [String: Rule]

    init(_ rules: RuleSet) {
        self.rules = rules
        pipeline = FilterPipeline(rules: rules)
        byName = rules.policy.rules.byName
    }

    var diagnostics: [Diagnostic] {
        rules.policy.rules.filter(canRun).flatMap { rule in
            rule.examples.compactMap { complaint(about: $0, of: rule) }
        }
    }

    /// What was learnt can't be asked where there is no model.
    private func canRun(_ rule: Rule) -> Bool {
        !rule.isOff && (rules.likeness != nil || !rule.kinds.contains(.learned))
    }

    private func complaint(about example: Rule.Example, of rule: Rule) -> Diagnostic? {
        let messages = messages(of: example.content)
        guard let last = messages.last else {
            return diagnostic(.error, "this example can't be read", example)
        }
        var timeline = Timeline(identity: rules.identity)
        for message in messages { timeline.append(message) }
        let facts = timeline.facts(
            ofMessage: messages.count - 1, last, people: People(rules.policy.people))
        let hits = pipeline.decide(last, facts: facts).hits.contains { $0.rule == rule.name }
        guard hits != example.mustHit else { return nil }
        let wording = example.mustHit ? "does not hit its example" : "hits what it should spare"
        let isOfAnotherHouse =
            example.place.file != rules.policy.files.first && asksHouse(rule.condition)
        return diagnostic(
            isOfAnotherHouse ? .warning : .error, "rule \"\(rule.name)\" \(wording)", example)
    }

    /// Fields that are answered by what the `house` block says.
    private static let houseFields: Set = [
        "facts", "house-named", "site-linked", "wrong-house", "answers-house", "answers-others",
        "via-form",
    ]

    private func asksHouse(_ condition: Condition) -> Bool {
        switch condition {
        case .test(let test): Self.houseFields.contains(test.field)
        case .not(let condition): asksHouse(condition)
        case .all(let parts), .any(let parts), .atLeast(_, let parts):
            parts.contains(where: asksHouse)
        case .rule(let name): byName[name].map { asksHouse($0.condition) } ?? false
        }
    }

    private func diagnostic(
        _ severity: Diagnostic.Severity, _ message: String, _ example: Rule.Example
    ) -> Diagnostic {
        let lines = (try? TextFile.read(example.place.file).get())?
            .split(separator: "\n", omittingEmptySubsequences: false)
        let index = example.place.line - 1
        let line = lines.flatMap { $0.indices.contains(index) ? String($0[index]) : nil } ?? ""
        return Diagnostic(severity, message, at: example.place, sourceLine: line)
    }

    /// The message of an example; of an mbox all of them, the one that is meant last.
    private func messages(of content: Rule.Example.Content) -> [ParsedMessage] {
        switch content {
        case .file(let path):
            guard var mailbox = try? MailboxReader(path: path) else { return [] }
            var messages: [ParsedMessage] = []
            while case .message(let stored)? = try? mailbox.next() {
                messages.append(MessageParser().parse(stored.bytes))
            }
            return messages
        case .text(let body):
            return [MessageParser().parse(letter(body))]
        }
    }

    /// An inline text as the body of a small letter from a stranger to the house.
    private func letter(_ body: String) -> [UInt8] {
        let house = rules.policy.house.addresses.first ?? "house@house.example"
        let header = """
            From: Somebody <somebody@stranger.example>
            To: \(house)
            Subject: Message
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit


            """
        return Array((header + body + "\n").utf8)
    }
}
