import ArgumentParser
import Glibc
import LikenessTraining
import PitchFilter
import RuleLanguage

/// `nopitch tune`: points that suit one's own mail better.
struct Tune: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Proposes points for the rules from labelled mail, and changes nothing.",
        discussion: """
            Signs are kept, points are halves, and as few rules as possible change; a false alarm \
            counts as much as ten misses. Prints what would be right and wrong before and after, and \
            writes 'points' lines that the rule file may include, or not.
            """
    )

    @OptionGroup var mail: LabelledMail

    @Option(help: ArgumentHelp("Writes the lines there.", valueName: "file"))
    var out = "points.rules"

    func run() async throws {
        let rules = try mail.ruleSet()
        let folders = try mail.folders(rules)
        let (cases, unreadable) = try await cases(in: folders, rules)
        guard !cases.isEmpty else { throw mail.nothing(unreadable, in: folders) }
        let tuning = PointsTuning(
            cases, rules: rules.policy.rules.filter { !$0.isOff && !$0.isTrial },
            thresholds: rules.policy.decide)
        let changes = tuning.changes()
        let wording = LedgerWording(language: .preferred)
        let report = TuningReport(
            before: tuning.before, after: tuning.outcome(after: changes), changes: changes,
            wording: wording)
        print(report.text)
        if !changes.isEmpty {
            if let fault = TextFile.write(report.rules, to: out) {
                StandardError.print("nopitch: \(out): \(SystemFault.translated(fault.reason))")
                throw ExitCode(73)
            }
            tellUse(changes.count, wording)
        }
        try mail.complain(of: unreadable, in: folders)
    }

    /// The labelled messages as the rules judge them, and what could not be read.
    private func cases(
        in folders: [LabelledMail.Folder], _ rules: RuleSet
    ) async throws -> (cases: [PointsTuning.Case], unreadable: [String]) {
        var (cases, unreadable): ([PointsTuning.Case], [String]) = ([], [])
        for folder in folders {
            let files = folder.files
            var judging = Judging(rules: rules, people: folder.people, jobs: Processors.count)
            try await judging.run(MailboxPaths(files.paths)) { message in
                guard let name = files.name(of: message.source),
                    let label = files.labels.labels[name]
                else { return }
                cases.append(
                    PointsTuning.Case(
                        name: name, isPitch: label == .pitch, decision: message.decision))
            }
            unreadable += judging.unreadable
        }
        return (cases, unreadable)
    }

    private func tellUse(_ count: Int, _ wording: LedgerWording) {
        let file = RuleFile.path(mail.rules)
        let name = name(besides: file)
        let s = wording.language.s(count)
        print(
            wording.say(
                "\(out) : \(count) ligne\(s) ; pour \(count < 2 ? "l'" : "les ")employer, écrivez "
                    + "« include \(name) » dans \(file)",
                "\(out): \(count) line\(s); to use \(count == 1 ? "it" : "them"), "
                    + "write 'include \(name)' in \(file)"))
    }

    /// What the rule file is to call the lines, since it looks for what it includes beside itself.
    private func name(besides rules: String) -> String {
        let (place, ours) = (Self.parts(out), Self.parts(rules))
        if place.folder == ours.folder { return place.name }
        return place.folder.hasPrefix(ours.folder + "/")
            ? place.folder.dropFirst(ours.folder.count + 1) + "/" + place.name
            : place.folder + "/" + place.name
    }

    private static func parts(_ path: String) -> (folder: String, name: String) {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[...$0]) } ?? "."
        let name = String(slash.map { path[path.index(after: $0)...] } ?? path[...])
        guard let real = realpath(folder, nil) else { return (folder, name) }
        defer { free(real) }
        return (String(cString: real), name)
    }
}
