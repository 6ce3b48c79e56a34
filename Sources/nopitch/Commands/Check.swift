import ArgumentParser
import PitchFilter
import RuleLanguage

/// `nopitch check`: tells whether the rule file is sound and its examples hold.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks the rule file and runs every rule's own examples.",
        discussion: "Prints each mistake with its place. Exits with 0 where all is well, else 65."
    )

    @Argument(help: "The rule file; by default rules/eclau.rules, else /etc/nopitch/eclau.rules.")
    var rules: String?

    func run() throws {
        let path = RuleFile.path(rules)
        let outcome = RuleFile.read(path)
        let rules = outcome.policy.map { RuleFile.compile($0) }
        let examples = rules.map { ExampleRun($0).diagnostics } ?? []
        let letters = outcome.policy.map { policy in
            [LetterFiles.Kind.reply, .draft].flatMap {
                LetterFiles.read($0, for: policy).diagnostics
            }
        }
        let diagnostics = outcome.diagnostics + examples + (letters ?? [])
        RuleFile.report(diagnostics)
        let mistakes = diagnostics.count { $0.severity == .error }
        guard let policy = outcome.policy, mistakes == 0 else {
            StandardError.print(
                say(
                    "\(path) : \(mistakes) faute\(s(mistakes))",
                    "\(path): \(mistakes) mistake\(s(mistakes))"))
            throw ExitCode.brokenRules
        }
        if let rules, rules.asksLikeness, rules.likeness == nil {
            print(
                say(
                    "likeness : pas de modèle (likeness.model) à côté des règles ; "
                        + "ce qui a été appris ne compte pas",
                    "likeness: no model (likeness.model) beside the rules; "
                        + "what was learnt does not count"))
        }
        let (count, carried) = (
            policy.rules.count, policy.rules.reduce(0) { $0 + $1.examples.count }
        )
        print(
            say(
                "\(path) : \(count) règle\(s(count)), \(carried) exemple\(s(carried)), "
                    + "tout est juste",
                "\(path): \(count) rule\(s(count)), \(carried) example\(s(carried)), all well"))
    }

    private func s(_ count: Int) -> String { Tongue.preferred.s(count) }

    private func say(_ french: String, _ english: String) -> String {
        Tongue.preferred == .french ? french : english
    }
}
