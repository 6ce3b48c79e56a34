import ArgumentParser

/// The command-line tool.
@main
struct Nopitch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nopitch",
        abstract: "Holds mail to the house's principles: finds unsolicited pitches, and says why.",
        discussion: """
            Start with 'nopitch dry-run MAILBOX': it shows what would happen to each message, and \
            touches none. 'nopitch explain MESSAGE' tells the reasons for one of them.
            """,
        version: version,
        subcommands: [
            Check.self, Fields.self, Explain.self, DryRun.self, Score.self, Allow.self, Refuse.self,
            Forget.self, Release.self, History.self, Log.self, Learn.self, Serve.self,
            Deliver.self, Status.self, Doctor.self, Train.self, Tune.self, Reply.self,
            OutboxCommand.self,
        ]
    )

    /// The package's begins with it (deploy/build-deb).
    static let version = "0.1"

    static func main() async {
        StandardOutput.finishAtExit()
        Deliver.keepMailOnMistakes(CommandLine.arguments.dropFirst())
        await main(nil)
    }
}
