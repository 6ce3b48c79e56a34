import ArgumentParser
import Mailboxes

/// The one message that a command looks at, wherever it lies.
struct MessageFile {
    let path: String

    /// The message's octets, those of a mailbox that holds a single one among them; standard input
    /// is one message, whatever it holds.
    ///
    /// Says what is wrong and exits with 66 where it can't be read, and with 64 where there are more:
    /// judged as one letter they would get a verdict that holds of none.
    func octets() throws -> [UInt8] {
        guard path != "-" else { return try standardInput() }
        let (first, count) = try messages()
        switch count {
        case 0:
            complain(": " + say("aucun message ici", "no message here"))
            throw ExitCode.noInput
        case 1: return first
        case _:
            complain(
                say(" contient \(count) messages : ", " holds \(count) messages: ")
                    + "nopitch dry-run \(path.asWord)")
            throw ExitCode.usage
        }
    }

    /// The first of the messages, and how many there are.
    private func messages() throws -> (first: [UInt8], count: Int) {
        var (first, count): ([UInt8], Int) = ([], 0)
        do throws(MailboxError) {
            var mailbox = try MailboxReader(path: path)
            while let item = try mailbox.next() {
                switch item {
                case .message(let message):
                    if count == 0 { first = message.bytes }
                    count += 1
                case .unreadable(let path, let reason):
                    throw .unreadable(path: path, reason: reason)
                }
            }
        } catch {
            StandardError.print("nopitch: " + error.translated)
            throw ExitCode.noInput
        }
        return (first, count)
    }

    private func standardInput() throws -> [UInt8] {
        guard case .success(let octets) = TextFile.octets("-") else {
            StandardError.unreadable("-")
            throw ExitCode.noInput
        }
        return octets
    }

    private func complain(_ what: String) {
        StandardError.print("nopitch: \(path)" + what)
    }

    private func say(_ french: String, _ english: String) -> String {
        CommandWording(language: .preferred).say(french, english)
    }
}

extension MailboxError {
    /// The same in the language of whoever reads.
    var translated: String {
        switch self {
        case .unreadable(let path, let reason): "\(path): \(SystemFault.translated(reason))"
        case .noMessages(let path):
            CommandWording(language: .preferred).say(
                "\(path): ni fichiers .eml, ni Maildir", description)
        }
    }
}
