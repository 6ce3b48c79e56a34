/// A message as it lies in a mailbox.
package struct StoredMessage: Hashable, Sendable {
    /// The path of the file it is from, as given; `-` for standard input.
    package let source: String
    /// Its place in that file, from 0.
    package let index: Int
    /// The message in its own octets: without postmark line and without the `>` that an mbox puts
    /// before lines that look like one.
    package let bytes: [UInt8]
    /// How many octets were left out at the end, because the message was too long.
    package let skippedBytes: Int

    package init(source: String, index: Int, bytes: [UInt8], skippedBytes: Int = 0) {
        self.source = source
        self.index = index
        self.bytes = bytes
        self.skippedBytes = skippedBytes
    }
}

/// What comes next in a mailbox.
package enum MailboxItem: Hashable, Sendable {
    case message(StoredMessage)
    /// A file that cannot be read; those after it still can.
    case unreadable(path: String, reason: String)
}
