import MailModel
import MailParsing
import PitchFilter
import RuleLanguage

/// Runs the examples that rules carry: each must hit, or spare, as it says.
struct ExampleRun {
    let rules: RuleSet

    init(_ rules: RuleSet) {
        self.rules = rules
    }

    var diagnostics: [Diagnostic] {
        rules.policy.rules.filter { !$0.isOff }.flatMap { rule in
            rule.examples.compactMap { complaint(about: $0, of: rule) }
        }
    }

    private func complaint(about example: Rule.Example, of rule: Rule) -> Diagnostic? {
        guard let octets = octets(of: example.content) else {
            return diagnostic("this example can't be read", example)
        }
        let message = MessageParser().parse(octets)
        let decision = FilterPipeline(rules: rules).decide(message, facts: Facts())
        let hits = decision.hits.contains { $0.rule == rule.name }
        guard hits != example.mustHit else { return nil }
        let wording = example.mustHit ? "does not hit its example" : "hits what it should spare"
        return diagnostic("rule \"\(rule.name)\" \(wording)", example)
    }

    private func diagnostic(_ message: String, _ example: Rule.Example) -> Diagnostic {
        let lines = (try? TextFile.read(example.place.file).get())?
            .split(separator: "\n", omittingEmptySubsequences: false)
        let index = example.place.line - 1
        let line = lines.flatMap { $0.indices.contains(index) ? String($0[index]) : nil } ?? ""
        return Diagnostic(.error, message, at: example.place, sourceLine: line)
    }

    /// An inline text becomes the body of a small message from a stranger to the house.
    private func octets(of content: Rule.Example.Content) -> [UInt8]? {
        switch content {
        case .file(let path):
            return try? TextFile.octets(path).get()
        case .text(let body):
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
}
