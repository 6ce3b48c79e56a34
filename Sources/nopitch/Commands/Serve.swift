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

    @OptionGroup var options: ConfigurationOptions

    @Option(help: ArgumentHelp("Listens there; may be given more than once.", valueName: "socket"))
    var listen: [ListenAddress] = []

    @Flag(help: "Only tells whether the daemon could start.")
    var check = false

    mutating func run() async throws {
        var configuration = try options.load()
        if !listen.isEmpty { configuration.listen = listen }
        // On a socket that was handed over mail servers wait already; they are better told that no
        // message is judged than nothing.
        let store = try configuration.ruleStore(waits: !check && Systemd.hasListeners)
        for fault in configuration.faults { StandardError.print("nopitch: \(fault)") }
        if check {
            if !configuration.faults.isEmpty { throw ExitCode.configuration }
            let places = configuration.listen.map(\.description).joined(separator: ", ")
            return print(
                "nopitch: all well; \(store.current.rules.policy.rules.count) rules, to listen on "
                    + (places.isEmpty ? "what systemd hands over" : places))
        }
        try await Daemon(store: store, configuration: configuration).run()
    }
}

extension ListenAddress: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
