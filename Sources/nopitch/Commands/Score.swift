import ArgumentParser
import PitchFilter
import RuleLanguage

/// `nopitch score`: how right the rules are on mail that somebody has labelled.
struct Score: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells how right the rules are on labelled mail.",
        discussion: """
            labels.tsv has a header line and the columns file and label (pitch, ham; others are \
            left aside); a file is named by its path from the folder. Insistence counts as pitch, \
            doubt does not. For each rule it tells how often it hit pitches and ham, and in how many \
            verdicts it was decisive.
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json
    }

    @OptionGroup var options: RuleOptions
    @OptionGroup var taught: TaughtOption

    @Option(help: ArgumentHelp("The labels, tab-separated.", valueName: "labels.tsv"))
    var labels: String

    @Option(help: "table for people, json (one object) for programs.")
    var format: Format = .table

    @Option(help: "How many threads judge; by default one for each processor.")
    var jobs: Int = Processors.count

    @Argument(help: "The folder with the messages.")
    var directory: String

    func validate() throws { try Processors.check(jobs: jobs) }

    mutating func run() async throws {
        let (rules, people) = try options.load(lessons: taught.lessons)
        guard case .success(let text) = TextFile.read(labels), let labels = Labels(text) else {
            Labels.complain(self.labels)
            throw ExitCode.noInput
        }
        let files = LabelledFiles(labels, in: directory)
        var board = ScoreBoard(files, rules: rules.policy.rules)
        var judging = Judging(rules: rules, people: people, jobs: jobs)
        try await judging.run(MailboxPaths(files.mailboxes)) { board.add($0) }
        guard board.messages > 0 else { throw nothing(files, judging.unreadable) }
        print(format == .json ? ScoreRecord(board).json : board.table)
        let absent = files.missing.map(Labels.missing)
        let left = files.left(besides: board.seen, judging.unreadable).map(Labels.aside)
        for complaint in judging.unreadable + absent + left {
            StandardError.print("nopitch: \(complaint)")
        }
        if !judging.unreadable.isEmpty { throw ExitCode.noInput }
    }

    /// Figures of no messages would say that all is right.
    private func nothing(_ files: LabelledFiles, _ unreadable: [String]) -> ExitCode {
        for complaint in unreadable { StandardError.print("nopitch: \(complaint)") }
        if unreadable.isEmpty {
            StandardError.print("nopitch: \(directory): " + Labels.nothing(in: [files], labels))
        }
        return .noInput
    }
}
