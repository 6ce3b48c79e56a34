import ArgumentParser
import FilterService
import PitchFilter
import RuleLanguage

/// `nopitch serve`: the daemon.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs as a milter for Postfix or Sendmail, in the foreground.",
        discussion: """
            SOCKET is unix:PATH, local:PATH, inet:HOST:PORT, inet:PORT@HOST or inet:PORT. SIGTERM \
            and SIGINT stop it once the messages under way are done; SIGHUP, or a change of the \
            rule file, makes it read the rules anew.
            """
    )

    @OptionGroup var options: RuleOptions

    @Option(help: ArgumentHelp("Listens there; may be given more than once.", valueName: "socket"))
    var listen: [ListenAddress] = []

    @Option(help: ArgumentHelp("The folder for what is remembered.", valueName: "dir"))
    var state: String = "/var/lib/nopitch"

    @Flag(help: "Only tells whether the daemon could start.")
    var check = false

    mutating func run() async throws {
        let store = try options.store()
        if check { return print("nopitch: all well") }
        try await Daemon(store: store, options: self).run()
    }
}

extension ListenAddress: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
