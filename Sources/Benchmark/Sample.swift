import Mailboxes

/// The messages to measure with, in memory, so that no disk is timed.
struct Sample {
    private(set) var messages: [[UInt8]] = []
    private(set) var octets = 0

    /// Beyond this no more messages are taken, in octets.
    private static let limit = 512 << 20

    init(mailbox path: String) {
        do {
            var reader = try MailboxReader(path: path)
            while octets < Self.limit, let item = try reader.next() {
                guard case .message(let stored) = item else { continue }
                let message = Self.withoutPostmark(stored.bytes)
                messages.append(message)
                octets += message.count
            }
        } catch {
            fatalError("\(error)")
        }
        guard !messages.isEmpty else { fatalError("\(path): no messages") }
    }

    /// Files of some collections begin with an mbox postmark line, which ends the header section
    /// for libetpan: it would have nothing to do.
    private static func withoutPostmark(_ message: [UInt8]) -> [UInt8] {
        guard message.starts(with: "From ".utf8), let end = message.firstIndex(of: 0x0A) else {
            return message
        }
        return Array(message[(end + 1)...])
    }
}
