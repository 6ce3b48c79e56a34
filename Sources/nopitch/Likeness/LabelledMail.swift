import ArgumentParser
import MailParsing
import Mailboxes
import PitchFilter
import RuleLanguage

/// Folders of labelled messages and mailboxes, as training and tuning take them.
struct LabelledMail: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The labels of files, tab-separated; a bare name is looked for in every folder.",
            valueName: "labels.tsv"))
    var labels: String

    @Option(
        help: ArgumentHelp(
            "More people who are known, one a line; a bare name is looked for in every folder.",
            valueName: "file"))
    var contacts: String?

    @Option(
        help: ArgumentHelp(
            "The rule file; by default rules/eclau.rules, else /etc/nopitch/eclau.rules.",
            valueName: "file"))
    var rules: String?

    @Argument(help: "Folders with the messages.")
    var directory: [String]

    struct Folder {
        let path: String
        let labels: Labels
        let people: People

        /// The labelled files, by name; a mailbox's label is that of all its messages.
        var paths: [String] {
            labels.labels.keys.sorted().map { path + "/" + $0 }.filter(TextFile.exists)
        }
    }

    /// Reads the rules; exits with 65 where they are broken.
    func ruleSet() throws -> RuleSet {
        RuleFile.compile(try RuleFile.policy(rules))
    }

    /// Exits with 66 where labels or contacts can't be read.
    func folders(_ rules: RuleSet) throws -> [Folder] {
        try directory.map { directory in
            let path = Self.place(labels, in: directory)
            guard case .success(let text) = TextFile.read(path), let labels = Labels(text) else {
                Labels.complain(path)
                throw ExitCode.noInput
            }
            let contacts = contacts.map { Self.place($0, in: directory) }
            guard case .success(let list) = ContactFile.read(contacts) else {
                StandardError.unreadable(contacts ?? "")
                throw ExitCode.noInput
            }
            return Folder(
                path: directory, labels: labels, people: People(rules.policy.people + list.told))
        }
    }

    /// `labels.tsv` is the one in the folder, where there is one; a path is a path.
    private static func place(_ name: String, in directory: String) -> String {
        let inside = directory + "/" + name
        return !name.contains("/") && TextFile.exists(inside) ? inside : name
    }
}
