import ArgumentParser
import FilterService
import Glibc
import Ledger
import Mailboxes
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

    /// Opens the ledger and works with it.
    ///
    /// Exits with 66 where there is none, or none that can be opened, with 75 where others write to
    /// it for too long, and with 69 where it fails at work.
    func use<Result>(_ work: (DatabaseLedger) throws -> Result) throws -> Result {
        let location = try location()
        let store: DatabaseLedger
        do {
            store = try location.open()
        } catch {
            throw complaint(error, of: location, .noInput)
        }
        do {
            return try work(store)
        } catch let error as LedgerError {
            throw complaint(error, of: location, .unavailable)
        }
    }

    /// Says what is wrong with the ledger.
    private func complaint(
        _ error: any Error, of location: LedgerLocation, _ code: ExitCode
    ) -> ExitCode {
        let wording = CommandWording(language: .preferred)
        switch error as? LedgerError {
        case .busy, .late:
            StandardError.print(
                "nopitch: \(location): "
                    + wording.say(
                        "le registre est occupé ; réessayez dans un instant",
                        "the ledger is busy; try again in a moment"))
            return .temporaryFailure
        case .damaged, .failed, .tooNew, nil:
            StandardError.print(
                "nopitch: \(location): "
                    + wording.say("le registre est en panne : ", "the ledger fails: ") + "\(error)")
            return code
        }
    }

    /// The state folder; exits with 66 where it can't be used.
    func folder() throws -> String {
        let folder = try state ?? ServiceConfiguration.load(config).state
        guard access(folder, R_OK | W_OK | X_OK) == 0 else { throw unusable(folder, errno) }
        return folder
    }

    /// The rule file that the daemon reads, where its configuration names one.
    func rules() throws -> String? {
        try ServiceConfiguration.load(config).rules
    }

    /// A folder that was named has a ledger of its own, whatever a configuration says that was not.
    private func location() throws -> LedgerLocation {
        var configuration = try ServiceConfiguration.load(config)
        if let state {
            configuration.state = state
            if config == nil { configuration.server = nil }
        }
        if configuration.server == nil, access(configuration.state, R_OK | W_OK | X_OK) != 0 {
            throw unusable(configuration.state, errno)
        }
        return configuration.ledger
    }

    /// Says why nothing is to be had of a state folder, and what helps.
    private func unusable(_ folder: String, _ fault: Int32) -> ExitCode {
        let wording = CommandWording(language: .preferred)
        let isOther = FileKind(path: folder).map { $0 != .folder } ?? false
        let fault = isOther ? ENOTDIR : fault
        let complaint =
            switch fault {
            case ENOENT:
                wording.say(
                    "nopitch ne retient encore rien ici (\(folder) n'existe pas)",
                    "nopitch remembers nothing here yet (\(folder) does not exist)")
            case EACCES:
                "nopitch: \(folder): \(SystemFault.words(fault))"
                    + wording.say(
                        " ; la mémoire de nopitch n'est lisible que par l'administrateur : "
                            + "mettez sudo devant la commande",
                        "; only the administrator can read nopitch's memory: "
                            + "put sudo before the command")
            case _: "nopitch: \(folder): \(SystemFault.words(fault))"
            }
        StandardError.print(complaint)
        return .noInput
    }
}

extension Clock {
    /// Seconds since 1970.
    static var now: Int64 { Int64(time(nil)) }
}
