import ArgumentParser
import PitchFilter

/// `nopitch dry-run`: what would happen to each message of a mailbox.
struct DryRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows what would happen to each message of a mailbox; touches none.",
        discussion: """
            PATH is an mbox, a Maildir, a folder of .eml files, a single message, or - for \
            standard input. Messages that the house itself sent are read for the history, but \
            not listed.
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, ndjson
    }

    @OptionGroup var options: RuleOptions
    @OptionGroup var taught: TaughtOption

    @Option(help: "table for people, ndjson (an object a message) for programs.")
    var format: Format = .table

    @Option(
        help: ArgumentHelp(
            "Shows only what is judged otherwise than by the rules of this file, and why.",
            valueName: "file"))
    var against: String?

    @Option(help: ArgumentHelp("Writes an HTML report there.", valueName: "out.html"))
    var report: String?

    @Option(help: "The language of table and report: fr or en.")
    var language: Tongue = .preferred

    @Option(help: "How many threads judge; by default one for each processor.")
    var jobs: Int = Processors.count

    @Argument(help: "Mailboxes to read.")
    var path: [String] = []

    func validate() throws {
        let wording = CommandWording(language: .preferred)
        guard !path.isEmpty else {
            throw ValidationError(
                wording.say(
                    "Nommez une boîte, ou - pour l'entrée standard.",
                    "Name a mailbox, or - for standard input."))
        }
        try Processors.check(jobs: jobs)
        guard against == nil || report == nil else {
            throw ValidationError(
                wording.say(
                    "--report montre un seul jeu de règles : laissez --against de côté.",
                    "--report shows one set of rules; leave --against out."))
        }
    }

    mutating func run() async throws {
        let file = report.map(ReportFile.init)
        try file?.check()
        let (rules, people) = try options.load(lessons: taught.lessons)
        var judging = judging(rules, people)
        let mailboxes = MailboxPaths(path)
        if let against {
            judging.keepsOwn = true
            var output = try await comparison(with: against, rules, mailboxes)
            try await judging.run(mailboxes) { output.add($0) }
            output.finish()
        } else {
            var output = DryRunOutput(
                format: format, language: language, rules: rules, keepsAll: report != nil)
            try await judging.run(mailboxes) { output.add($0) }
            output.finish()
            // Of nothing that could be read there is no report.
            if judging.unreadable.isEmpty || !output.kept.isEmpty {
                try file?.write(HTMLReport(output.kept, rules: rules, language: language))
            }
        }
        for complaint in judging.unreadable { StandardError.print("nopitch: \(complaint)") }
        if !judging.unreadable.isEmpty { throw ExitCode.noInput }
    }

    private func judging(_ rules: RuleSet, _ people: People) -> Judging {
        Judging(rules: rules, people: people, jobs: jobs, progress: Progress.onTerminal(language))
    }

    /// Has other rules judge first.
    private func comparison(
        with file: String, _ rules: RuleSet, _ mailboxes: MailboxPaths
    ) async throws -> ComparisonOutput {
        let (others, people) = try options.load(file, lessons: taught.lessons)
        var earlier = EarlierJudgements()
        var judging = judging(others, people)
        judging.keepsOwn = true
        try await judging.run(mailboxes) { earlier.add($0) }
        return ComparisonOutput(
            format: format, language: language, rules: rules, against: earlier, of: others)
    }
}
