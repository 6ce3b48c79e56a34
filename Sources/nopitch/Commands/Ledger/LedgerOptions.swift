import ArgumentParser
import FilterService
import Glibc
import Ledger
import PitchFilter

/// How every command finds the ledger.
struct LedgerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder of the ledger; by default what the configuration says.", valueName: "dir"))
    var state: String?

    @Option(
        help: ArgumentHelp(
            "The configuration; by default /etc/nopitch/nopitch.yaml, where there is one.",
            valueName: "file"))
    var config: String?

    /// Opens the ledger; exits with 66 where there is none, or none that can be opened.
    func open() throws -> DatabaseLedger {
        let location = try location()
        do {
            return try location.open()
        } catch {
            StandardError.print("nopitch: \(location): \(error)")
            throw ExitCode.noInput
        }
    }

    /// The state folder; exits with 66 where it can't be used.
    func folder() throws -> String {
        let folder = try state ?? ServiceConfiguration.load(config).state
        guard access(folder, R_OK | W_OK | X_OK) == 0 else {
            StandardError.print("nopitch: \(folder): \(String(cString: strerror(errno)))")
            throw ExitCode.noInput
        }
        return folder
    }

    /// A folder that was named has a ledger of its own, whatever a configuration says that was not.
    private func location() throws -> LedgerLocation {
        var configuration = try ServiceConfiguration.load(config)
        if let state {
            configuration.state = state
            if config == nil { configuration.server = nil }
        }
        if configuration.server == nil, access(configuration.state, R_OK | W_OK | X_OK) != 0 {
            let reason = String(cString: strerror(errno))
            StandardError.print("nopitch: \(configuration.state): \(reason)")
            throw ExitCode.noInput
        }
        return configuration.ledger
    }
}

extension Clock {
    /// Seconds since 1970.
    static var now: Int64 { Int64(time(nil)) }
}

extension Who: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}

/// Sentences of the commands about the ledger, in the house's language or in English.
struct LedgerWording {
    let language: Tongue

    func say(_ french: String, _ english: String) -> String {
        language == .french ? french : english
    }
}
