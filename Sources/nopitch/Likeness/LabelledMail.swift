import ArgumentParser
import MailParsing
import Mailboxes
import PitchFilter
import RuleLanguage

/// Folders of labelled messages and mailboxes, as training and tuning take them.
struct LabelledMail: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The labels of files, by their paths from the folder, tab-separated; a bare name is "
                + "looked for in every folder.",
            valueName: "labels.tsv"))
    var labels: String

    @Option(
        help: ArgumentHelp(
            "More people who are known, one a line; a bare name is looked for in every folder.",
            valueName: "file"))
    var contacts: String?

    @Option(help: ArgumentHelp(RuleFile.help, valueName: "file"))
    var rules: String?

    @Argument(help: "Folders with the messages.")
    var directory: [String]

    struct Folder {
        let files: LabelledFiles
        /// Where the labels were read.
        let labelsPath: String
        let people: People
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
                files: LabelledFiles(labels, in: directory), labelsPath: path,
                people: People(rules.policy.people + list.told))
        }
    }

    /// Exits with 66 where something could not be read or is not there, and says what.
    func complain(of unreadable: [String], in folders: [Folder]) throws {
        let complaints = unreadable + missing(in: folders)
        for complaint in complaints { StandardError.print("nopitch: \(complaint)") }
        if !complaints.isEmpty { throw ExitCode.noInput }
    }

    /// What is labelled, but in none of the folders that share the labels.
    private func missing(in folders: [Folder]) -> [String] {
        Self.byLabels(folders).flatMap { _, files in
            files.dropFirst().reduce(files.first?.missing ?? []) { missing, files in
                let others = Set(files.missing)
                return missing.filter(others.contains)
            }.map(Labels.missing)
        }
    }

    /// Says why there are no letters at all.
    func nothing(_ unreadable: [String], in folders: [Folder]) -> ExitCode {
        let reasons = Self.byLabels(folders).map { path, files in Labels.nothing(in: files, path) }
        for complaint in unreadable.isEmpty ? reasons : unreadable {
            StandardError.print("nopitch: \(complaint)")
        }
        return .noInput
    }

    /// Folders that share a file of labels, in the order of the command line.
    private static func byLabels(
        _ folders: [Folder]
    ) -> [(path: String, files: [LabelledFiles])] {
        folders.map(\.labelsPath).unrepeated.map { path in
            (path, folders.filter { $0.labelsPath == path }.map(\.files))
        }
    }

    /// `labels.tsv` is the one in the folder, where there is one; a path is a path.
    private static func place(_ name: String, in directory: String) -> String {
        let inside = directory + "/" + name
        return !name.contains("/") && TextFile.exists(inside) ? inside : name
    }
}
