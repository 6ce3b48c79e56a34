import ArgumentParser
import FilterService
import Glibc
import Ledger
import Logging
import MailModel
import PitchFilter

/// `nopitch deliver`: a delivery agent.
struct Deliver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Delivers the message on standard input to a Maildir, pitches to their folder.",
        discussion: """
            For Postfix's mailbox_command or pipe, procmail, maildrop. With -- COMMAND the marked \
            message is passed on to that program, which finds verdict and folder in \
            NOPITCH_VERDICT and NOPITCH_FOLDER. Whatever goes wrong in judging, the message is \
            delivered; where it can't be stored, or this command line is wrong, the exit code (75) \
            makes the mail server try again.
            """
    )

    @OptionGroup var options: ConfigurationOptions

    @Option(help: ArgumentHelp("Stores the message in this Maildir.", valueName: "dir"))
    var maildir: String?

    @Option(
        help: ArgumentHelp(
            """
            Whose mail it is; what is for nobody of the house is stored unjudged. By default what \
            Postfix tells in ORIGINAL_RECIPIENT; where nothing is told, all is judged.
            """, valueName: "address"))
    var recipient: [String] = []

    @Argument(parsing: .postTerminator, help: "The program to pass the message on to, after --.")
    var command: [String] = []

    func validate() throws {
        guard (maildir == nil) != command.isEmpty else {
            throw ValidationError("Say either --maildir DIR or -- COMMAND.")
        }
    }

    mutating func run() async throws {
        guard case .success(let message) = TextFile.octets("-") else {
            StandardError.print("nopitch: standard input can't be read")
            throw ExitCode.temporaryFailure
        }
        let judged = judge(message)
        let marked = MarkedMessage(
            message, marks: judged?.marks ?? [], subject: judged?.subject)
        if let maildir {
            try store(marked.octets, in: Maildir(path: maildir), folder: judged?.folder)
        } else {
            try passOn(marked.postmark + marked.octets, judged)
        }
    }

    private struct Judged {
        let verdict: Verdict
        let folder: String?
        let marks: [(name: String, value: String)]
        /// With the rule file's mark before it; `nil` where it stays as it is.
        let subject: String?
    }

    /// `nil` where the message could not be judged; the reason is on standard error.
    private func judge(_ message: [UInt8]) -> Judged? {
        guard let configuration = try? options.load() else { return nil }
        let notes = WorkNotes(folder: configuration.state + "/in-work")
        let note = notes.begin(message)
        defer { notes.end(note) }
        if case .suspect = note {
            StandardError.print("nopitch: delivered unjudged: it ended an earlier process")
            return nil
        }
        guard let store = try? configuration.ruleStore(),
            isForHouse(store.current.rules.identity)
        else { return nil }
        let id = WorkNotes.identifier(of: message)
        let judging = FilterService.Judging(store.current, memory: memory(configuration))
        let (decision, subject) = judging.decide(message, id: id)
        let raw = judging.subjectField(of: message)
        return Judged(
            verdict: decision.verdict, folder: decision.folder,
            marks: judging.marks(decision, queueID: id),
            subject: decision.tag.flatMap {
                SubjectTag.tagged(raw, decoded: subject, tag: $0)
            })
    }

    /// As far as anybody tells for whom it is.
    private func isForHouse(_ identity: HouseIdentity) -> Bool {
        let told = getenv("ORIGINAL_RECIPIENT").map { [String(cString: $0)] } ?? []
        let recipients = recipient.isEmpty ? told : recipient
        return recipients.isEmpty
            || recipients.compactMap { EmailAddress($0) }.contains(where: identity.owns)
    }

    /// The daemon's memory; where that can't be had, the message is judged by itself.
    private func memory(_ configuration: ServiceConfiguration) -> CorrespondenceMemory {
        let location = configuration.ledger
        let access = LedgerAccess(
            source: LedgerAccess.Source(open: { try location.open() }),
            logger: Logger(label: "nopitch") { StreamLogHandler.standardError(label: $0) },
            clock: { Clock.now })
        return CorrespondenceMemory(access, counters: ServiceCounters())
    }

    /// A folder that can't be had is no reason to keep the message from its reader.
    private func store(_ message: [UInt8], in maildir: Maildir, folder: String?) throws {
        if let folder {
            do {
                return try maildir.store(message, folder: folder)
            } catch {
                StandardError.print("nopitch: \(error); delivered to the inbox")
            }
        }
        do {
            try maildir.store(message)
        } catch {
            StandardError.print("nopitch: \(error)")
            throw ExitCode.temporaryFailure
        }
    }

    private func passOn(_ message: [UInt8], _ judged: Judged?) throws {
        var environment: [String: String] = [:]
        environment["NOPITCH_VERDICT"] = judged?.verdict.rawValue
        environment["NOPITCH_FOLDER"] = judged?.folder
        let status: Int32
        do {
            status = try NextCommand(command).run(message, environment: environment)
        } catch {
            StandardError.print("nopitch: \(error)")
            throw ExitCode.temporaryFailure
        }
        if status != 0 { throw ExitCode(status) }
    }
}

extension Deliver {
    /// A wrong command line, such as one of an earlier version, must not have the mail server return
    /// mail for good: it is to try again.
    static func keepMailOnMistakes(_ arguments: ArraySlice<String>) {
        guard arguments.first == configuration.commandName ?? "deliver" else { return }
        do {
            _ = try Nopitch.parseAsRoot(Array(arguments))
        } catch  where Nopitch.exitCode(for: error) == .validationFailure {
            StandardError.print(Nopitch.fullMessage(for: error))
            Glibc.exit(ExitCode.temporaryFailure.rawValue)
        } catch {}
    }
}
