import Mailboxes

/// Some messages that follow one another, to be judged on one thread.
struct Batch: Sendable {
    /// The number of the first among all messages, from 0.
    let firstOrdinal: Int
    var messages: [StoredMessage] = []
}

/// Reads mailboxes one after the other and hands their messages out by the batch.
struct BatchReader {
    /// Kept, since a copy of standard input goes with it.
    private let mailboxes: MailboxPaths
    private var paths: ArraySlice<MailboxPath>
    private var current: MailboxReader?
    private var source = ""
    private var finishedBytes = 0
    private var ordinal = 0
    /// What could not be read, in the words of the system.
    private(set) var unreadable: [String] = []

    /// A batch ends at so many messages or octets, whichever comes first.
    private static let messagesPerBatch = 64
    private static let octetsPerBatch = 1 << 20

    init(_ mailboxes: MailboxPaths) {
        self.mailboxes = mailboxes
        paths = mailboxes.paths[...]
    }

    var consumedBytes: Int { finishedBytes + (current?.consumedBytes ?? 0) }

    /// The next batch; `nil` after the last message of the last mailbox.
    mutating func next() -> Batch? {
        var batch = Batch(firstOrdinal: ordinal)
        var octets = 0
        while batch.messages.count < Self.messagesPerBatch, octets < Self.octetsPerBatch,
            let message = nextMessage()
        {
            octets += message.bytes.count
            batch.messages.append(message)
            ordinal += 1
        }
        return batch.messages.isEmpty ? nil : batch
    }

    private mutating func nextMessage() -> StoredMessage? {
        while true {
            guard current != nil || openNext() else { return nil }
            do throws(MailboxError) {
                switch try current?.next() {
                case .message(let message): return renamed(message)
                case .unreadable(let path, let reason):
                    note(.unreadable(path: path, reason: reason))
                case nil: closeCurrent()
                }
            } catch {
                note(error)
                closeCurrent()
            }
        }
    }

    private mutating func note(_ error: MailboxError) {
        unreadable.append(error.translated)
    }

    private mutating func openNext() -> Bool {
        while let path = paths.popFirst() {
            do throws(MailboxError) {
                current = try MailboxReader(path: path.path)
                source = path.shown
                return true
            } catch {
                note(error)
            }
        }
        return false
    }

    private mutating func closeCurrent() {
        finishedBytes += current?.consumedBytes ?? 0
        current = nil
    }

    /// Standard input is read from a copy, but keeps its name.
    private func renamed(_ message: StoredMessage) -> StoredMessage {
        guard source == MailboxPaths.standardInput else { return message }
        return StoredMessage(
            source: source, index: message.index, bytes: message.bytes,
            skippedBytes: message.skippedBytes)
    }
}

/// A mailbox by the path that opens it and the one that was given.
struct MailboxPath {
    let path: String
    let shown: String
}
