/// A message as its reader would see it, with the oddities noted on the way.
package struct ParsedMessage: Sendable {
    package var header = HeaderSection()
    /// The subject, decoded and on one line; empty where there is none.
    package var subject = ""
    /// The mailboxes of From; what the RFC calls the author.
    package var authors: [Mailbox] = []
    package var sender: Mailbox?
    package var replyTo: [Mailbox] = []
    package var to: [Mailbox] = []
    package var cc: [Mailbox] = []
    package var bcc: [Mailbox] = []
    /// Whether To or Cc names a group without members ("undisclosed-recipients:;").
    package var hasEmptyGroup = false
    /// The topmost Return-Path; `nil` where there is none, an empty text for the null reverse-path.
    package var returnPath: String?
    /// Whether it is still on its way: our own server has not put its Received field on it yet.
    package var isInTransit = false
    /// Without the angle brackets.
    package var messageID: String?
    package var inReplyTo: [String] = []
    package var references: [String] = []
    package var date: MailDate?

    package var root = BodyPart(mediaType: .plainText)
    /// Names of the files that come with it, in order.
    package var attachments: [String] = []
    package var text = MessageText()
    package var links: [Link] = []
    package var images: [ImageReference] = []
    /// Text that the HTML keeps from being seen.
    package var hiddenText = ""
    /// Whether the readable text had to be taken from HTML because there is no plain text.
    package var isHTMLOnly = false

    package var defects: [Defect] = []
    /// The whole message in octets.
    package var size = 0

    package init() {}

    /// The Message-IDs of what the message answers or refers to, each once.
    ///
    /// Of a list that a sender made long, those that stand nearest (RFC 5322 3.6.4).
    package var parents: [String] {
        var seen: Set<String> = []
        return (inReplyTo.prefix(20) + references.suffix(20)).filter { seen.insert($0).inserted }
    }

    /// Notes an oddity, once.
    package mutating func note(_ defect: Defect) {
        if !defects.contains(defect) { defects.append(defect) }
    }
}
