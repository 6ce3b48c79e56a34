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
            Signs are kept, points are halves, and as few rules as possible change, none with a \
            'points' line of its own; a false alarm counts as much as ten misses. Prints what would \
            be right and wrong before and after, and writes 'points' lines that the rule file may \
            include, or not; an earlier result there is replaced, no other file.
            """
    )

    @OptionGroup var mail: LabelledMail

    @Option(help: ArgumentHelp("Writes the lines there.", valueName: "file"))
    var out = "points.rules"

    func run() async throws {
        let wording = CommandWording(language: .preferred)
        let file = PointsFile(path: out, wording: wording)
        try file.checkReplaceable()
        let rules = try mail.ruleSet()
        let bare = try policy(without: file)
        let folders = try mail.folders(rules)
        let (cases, unreadable) = try await cases(in: folders, rules)
        guard !cases.isEmpty else { throw mail.nothing(unreadable, in: folders) }
        let active = rules.policy.rules.filter { !$0.isOff && !$0.isTrial }
        let tuning = PointsTuning(
            cases, rules: active, thresholds: rules.policy.decide, fixed: bare.pointsGiven)
        let changes = tuning.changes()
        let report = TuningReport(
            before: tuning.before, after: tuning.outcome(after: changes), changes: changes,
            fixed: active.map(\.name).filter(bare.pointsGiven.contains), wording: wording)
        print(report.text)
        if !changes.isEmpty {
            let lines = file.lines(changes.applied(to: rules.policy.rules), without: bare.rules)
            try file.write(lines)
            tellUse(lines.count, isRead: file.isRead(by: rules.policy), wording)
        }
        try mail.complain(of: unreadable, in: folders)
    }

    /// What the rules are without the lines of an earlier tuning, which are replaced: all other
    /// `points` lines are the manager's own.
    private func policy(without file: PointsFile) throws -> Policy {
        let outcome = RuleFile.read(RuleFile.path(mail.rules), emptying: file)
        if let policy = outcome.policy { return policy }
        RuleFile.report(outcome.diagnostics)
        throw ExitCode.brokenRules
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

    private func tellUse(_ count: Int, isRead: Bool, _ wording: CommandWording) {
        let file = RuleFile.path(mail.rules)
        let name = name(besides: file)
        let s = wording.language.s(count)
        if isRead {
            print(
                wording.say(
                    "\(out) : \(count) ligne\(s) ; vos règles l'emploient déjà",
                    "\(out): \(count) line\(s); your rules use it already"))
            return
        }
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

extension [PointsTuning.Change] {
    /// The rules with their new points.
    fileprivate func applied(to rules: [Rule]) -> [Rule] {
        let points = Dictionary(map { ($0.rule, $0.after) }, uniquingKeysWith: { $1 })
        return rules.map { rule in
            var rule = rule
            if let points = points[rule.name] { rule.points = points }
            return rule
        }
    }
}
