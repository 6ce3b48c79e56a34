import Mailboxes

/// Some messages that follow one another, to be judged on one thread.
struct Batch: Sendable {
    var messages: [StoredMessage] = []
}

/// Reads mailboxes one after the other and hands their messages out by the batch.
struct BatchReader {
    /// Kept, since copies of what can be read only once go with it.
    private let mailboxes: MailboxPaths
    private var paths: ArraySlice<MailboxPath>
    private var current: MailboxReader?
    /// The name of what is read from a copy.
    private var copied: String?
    private var finishedBytes = 0
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
        var batch = Batch()
        var octets = 0
        while batch.messages.count < Self.messagesPerBatch, octets < Self.octetsPerBatch,
            let message = nextMessage()
        {
            octets += message.bytes.count
            batch.messages.append(message)
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
            if let fault = path.fault {
                note(.unreadable(path: path.shown, reason: fault))
                continue
            }
            do throws(MailboxError) {
                current = try MailboxReader(path: path.path)
                copied = path.isCopy ? path.shown : nil
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

    /// What is read from a copy keeps its name.
    private func renamed(_ message: StoredMessage) -> StoredMessage {
        guard let copied else { return message }
        return StoredMessage(
            source: copied, index: message.index, bytes: message.bytes,
            skippedBytes: message.skippedBytes)
    }
}
