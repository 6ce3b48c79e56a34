import ArgumentParser
import PitchFilter
import RuleLanguage

/// `nopitch check`: tells whether the rule file is sound and its examples hold.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks the rule file and runs every rule's own examples.",
        discussion: "Prints each mistake with its place. Exits with 0 where all is well, else 65."
    )

    @Argument(help: ArgumentHelp(RuleFile.help))
    var rules: String?

    func run() throws {
        let path = RuleFile.path(rules)
        let outcome = RuleFile.read(path)
        let rules = outcome.policy.map { RuleFile.compile($0) }
        let examples = rules.map { ExampleRun($0).diagnostics } ?? []
        let ofRules = outcome.diagnostics + examples
        let ofLetters = outcome.policy.map(letters) ?? []
        RuleFile.report(ofRules + ofLetters)
        tellMistakes(ofRules, in: path)
        for file in ofLetters.map(\.place.file).unrepeated {
            tellMistakes(ofLetters.filter { $0.place.file == file }, in: file)
        }
        let isSound = (ofRules + ofLetters).allSatisfy { $0.severity != .error }
        guard let policy = outcome.policy, isSound else { throw ExitCode.brokenRules }
        if let rules, rules.asksLikeness, rules.likeness == nil {
            print(
                say(
                    "likeness : pas de modèle (likeness.model) à côté des règles ; "
                        + "ce qui a été appris ne compte pas",
                    "likeness: no model (likeness.model) beside the rules; "
                        + "what was learnt does not count"))
        }
        tellAllWell(policy, path, remarks: ofRules.count + ofLetters.count)
    }

    private func letters(_ policy: Policy) -> [Diagnostic] {
        let replies = LetterFiles.read(.reply, for: policy)
        let drafts = LetterFiles.read(.draft, for: policy)
        return replies.diagnostics + LetterFiles.gaps(in: replies) + drafts.diagnostics
    }

    /// How many mistakes a file has; nothing where there is none.
    private func tellMistakes(_ diagnostics: [Diagnostic], in file: String) {
        let mistakes = diagnostics.count { $0.severity == .error }
        guard mistakes > 0 else { return }
        StandardError.print(
            say(
                "\(file) : \(mistakes) faute\(s(mistakes))",
                "\(file): \(mistakes) mistake\(s(mistakes))"))
    }

    private func tellAllWell(_ policy: Policy, _ path: String, remarks: Int) {
        let count = policy.rules.count
        let carried = policy.rules.reduce(0) { $0 + $1.examples.count }
        let above =
            remarks == 0
            ? ""
            : say(
                " ; \(remarks) remarque\(s(remarks)) ci-dessus",
                "; \(remarks) remark\(s(remarks)) above")
        print(
            say(
                "\(path) : \(count) règle\(s(count)), \(carried) exemple\(s(carried)), "
                    + "tout est juste",
                "\(path): \(count) rule\(s(count)), \(carried) example\(s(carried)), all well")
                + above)
    }

    private func s(_ count: Int) -> String { Tongue.preferred.s(count) }

    private func say(_ french: String, _ english: String) -> String {
        Tongue.preferred == .french ? french : english
    }
}

extension [String] {
    /// Each once, in the order of their first.
    var unrepeated: [String] {
        reduce(into: []) { list, text in if !list.contains(text) { list.append(text) } }
    }
}
