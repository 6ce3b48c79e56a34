import ArgumentParser
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
        var cases: [PointsTuning.Case] = []
        for folder in try mail.folders(rules) {
            var judging = Judging(rules: rules, people: folder.people, jobs: Processors.count)
            try await judging.run(folder.paths) { message in
                let name = String(message.source.split(separator: "/").last ?? "")
                guard let label = folder.labels.labels[name] else { return }
                cases.append(
                    PointsTuning.Case(
                        name: name, isPitch: label == .pitch, decision: message.decision))
            }
        }
        let tuning = PointsTuning(
            cases, rules: rules.policy.rules.filter { !$0.isOff && !$0.isTrial },
            thresholds: rules.policy.decide)
        let changes = tuning.changes()
        let report = TuningReport(
            before: tuning.before, after: tuning.outcome(after: changes), changes: changes)
        print(report.text)
        guard !changes.isEmpty else { return }
        if let fault = TextFile.write(report.rules, to: out) {
            StandardError.print("nopitch: \(out): \(fault.reason)")
            throw ExitCode(73)
        }
        print(
            "\(out): \(changes.count) lines; to use them, write 'include \(out)' in the rule file")
    }
}
