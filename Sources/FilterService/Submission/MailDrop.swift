/// Where a message of our own is put for the manager: a Maildir, a folder of files, or an IMAP folder.
package enum MailDrop: Sendable, Equatable {
    case maildir(path: String)
    /// A folder of `.eml` files.
    case folder(path: String)
    case imap(IMAPFolder)

    package enum Flag: Sendable {
        case draft, seen
    }

    /// `maildir:PATH`, `folder:PATH`, or `imap://user@host/Drafts` (`imaps://` for implicit TLS).
    package init?(_ text: String) {
        if text.hasPrefix("maildir:"), text.count > 8 {
            self = .maildir(path: String(text.dropFirst(8)))
        } else if text.hasPrefix("folder:"), text.count > 7 {
            self = .folder(path: String(text.dropFirst(7)))
        } else if let folder = IMAPFolder(text) {
            self = .imap(folder)
        } else {
            return nil
        }
    }

    /// Why a message could not be put there.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    package func put(_ octets: [UInt8], flags: Set<Flag>) throws(Failure) {
        switch self {
        case .maildir(let path):
            do {
                try Maildir(path: path).store(octets.filter { $0 != 0x0D })
            } catch {
                throw Failure(description: error.description)
            }
        case .folder(let path):
            do {
                try MessageFolder(path: path).store(octets)
            } catch {
                throw Failure(description: error.description)
            }
        case .imap(let folder):
            try folder.append(octets, flags)
        }
    }
}
