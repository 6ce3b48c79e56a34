import ArgumentParser
import Glibc
import Ledger
import PitchFilter

/// How every command finds the ledger.
struct LedgerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of the ledger.", valueName: "dir"))
    var state = "/var/lib/nopitch"

    /// Opens the ledger; exits with 66 where there is none, or none that can be opened.
    func open() throws -> SQLiteLedger {
        let path = state + "/ledger.sqlite"
        guard access(state, R_OK | W_OK | X_OK) == 0 else {
            StandardError.print("nopitch: \(state): \(String(cString: strerror(errno)))")
            throw ExitCode.noInput
        }
        do {
            return try SQLiteLedger(path: path)
        } catch {
            StandardError.print("nopitch: \(path): \(error)")
            throw ExitCode.noInput
        }
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
