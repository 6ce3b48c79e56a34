package import MailModel
import MailParsing

/// A report of the mail system that may be about a reply of ours (RFC 3464).
package struct ReplyReport: Sendable {
    /// The name of the reply that came back; `nil` where the report is about something else, or its
    /// mark is not ours.
    package let replyID: String?

    package init(_ message: ParsedMessage, key: ReplyKey) {
        replyID = Self.search(message.root, key)
    }

    /// The returned header section is a part of the report: as a message, or as text.
    private static func search(_ part: BodyPart, _ key: ReplyKey) -> String? {
        if let mark = part.header.first(MachineMarks.ownReply)?.decodedText,
            let recipient = part.header.first("to")?.decodedText,
            let address = EmailAddress(recipient),
            let id = key.id(inMark: mark, to: address.normalized)
        {
            return id
        }
        for child in part.children {
            if let id = search(child, key) { return id }
        }
        return nil
    }
}
