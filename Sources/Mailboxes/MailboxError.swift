/// Why a mailbox cannot be read.
package enum MailboxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Nothing is there, or it may not be opened; the reason is the system's.
    case unreadable(path: String, reason: String)
    /// A folder without any message in it.
    case noMessages(path: String)

    package var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path): \(reason)"
        case .noMessages(let path): "\(path): no .eml files, and no Maildir"
        }
    }
}
