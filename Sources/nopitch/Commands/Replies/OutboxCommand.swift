import ArgumentParser
import Ledger
import MailModel
import PitchFilter

/// `nopitch outbox`: the automatic replies.
struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "Lists the automatic replies, newest first: waiting, sent, rehearsed, refused.",
        subcommands: [OutboxList.self, OutboxShow.self, OutboxCancel.self],
        defaultSubcommand: OutboxList.self
    )
}

/// `nopitch outbox list`.
struct OutboxList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the replies, newest first.")

    @OptionGroup var ledger: LedgerOptions

    @Option(
        help: ArgumentHelp("Only those in this state, such as waiting or sent.", valueName: "state")
    )
    var only: String?

    @Option(help: "text for people, json for programs.")
    var format: ListFormat = .text

    func run() throws {
        let replies = try ledger.use { try $0.replies(since: 0, state: only, limit: 1000) }
        switch format {
        case .json: print(JSON.array(replies.map(\.json)).text)
        case .text:
            let wording = CommandWording(language: .preferred)
            if replies.isEmpty { print(wording.say("Aucune réponse.", "No replies.")) }
            for reply in replies { print(reply.line) }
        }
    }
}

/// `nopitch outbox show`: exactly what goes out, or went.
struct OutboxShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows a reply exactly as it goes out.")

    @OptionGroup var ledger: LedgerOptions

    @Argument(help: "The reply's name, as 'nopitch outbox' lists it.")
    var id: String

    @Flag(help: "The octets as they are sent, rather than decoded for reading.")
    var raw = false

    func run() throws {
        guard let reply = try ledger.use({ try $0.reply(id) }) else {
            throw UnknownReply.complain(id)
        }
        print(reply.line)
        print("")
        print(
            raw ? String(decoding: reply.message, as: UTF8.self) : ReplyPreview(reply.message).text)
    }
}

/// `nopitch outbox cancel`: a waiting reply never goes out.
struct OutboxCancel: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Cancels a reply that still waits.")

    @OptionGroup var ledger: LedgerOptions

    @Argument(help: "The reply's name, as 'nopitch outbox' lists it.")
    var id: String

    func run() throws {
        try ledger.use(cancel)
    }

    private func cancel(_ store: DatabaseLedger) throws {
        guard let reply = try store.reply(id) else { throw UnknownReply.complain(id) }
        let wording = CommandWording(language: .preferred)
        guard try store.cancelReply(id) else {
            StandardError.print(
                wording.say(
                    "nopitch: \(id) n'attend plus (\(reply.state)) ; rien n'est changé.",
                    "nopitch: \(id) no longer waits (\(reply.state)); nothing is changed."))
            throw ExitCode(1)
        }
        print(
            wording.say(
                "La réponse à \(reply.address) ne partira pas. C'est définitif : "
                    + "pour écrire quand même, écrivez vous-même.",
                "The reply to \(reply.address) will not go out. This is final: "
                    + "to write all the same, write yourself."))
    }
}

private enum UnknownReply {
    static func complain(_ id: String) -> ExitCode {
        let wording = CommandWording(language: .preferred)
        StandardError.print(
            wording.say(
                "nopitch: aucune réponse ne s'appelle \(id)", "nopitch: no reply is called \(id)"))
        return .noInput
    }
}

extension StoredReply {
    /// One line for people.
    fileprivate var line: String {
        let day = MailDate(seconds: created).timestamp
        let reason = lastError.isEmpty ? "" : "  (\(lastError))"
        return "\(id.padded(to: 9))  \(day)  \(state.padded(to: 9))  \(address)\(reason)"
    }

    fileprivate var json: JSON {
        .object([
            ("id", .string(id)), ("state", .string(state)), ("address", .string(address)),
            ("organisation", .string(organisation)), ("decision", .string(decisionID)),
            ("message_id", JSON(messageID)),
            ("created", .string(MailDate(seconds: created).timestamp)),
            ("due", .string(MailDate(seconds: due).timestamp)),
            ("attempts", .integer(attempts)), ("last_error", .string(lastError)),
        ])
    }
}
