import MailModel
import MailParsing

/// Who really writes and what, once the house's own contact form is taken off.
///
/// What a visitor typed into the form of the house's site comes from the house's own address; the
/// visitor is the author all the same (Reply-To or the text names them).
struct Correspondence {
    let author: Mailbox?
    let subject: String
    let text: MessageText
    let isForm: Bool

    init(_ message: ParsedMessage, forms: Set<String>) {
        let author = message.authors.first
        let isForm = author.map { forms.contains($0.address.normalized) } ?? false
        guard isForm else {
            self.author = author
            subject = message.subject
            text = message.text
            self.isForm = false
            return
        }
        let form = FormContent(message.text.utf8)
        self.author = message.replyTo.first ?? form.visitor ?? author
        subject = form.subject ?? message.subject
        text = TextSplitter.split(form.body)
        self.isForm = true
    }
}

/// The lines of a contact form's mail: labelled fields, the visitor's words, a footer.
private struct FormContent {
    var visitor: Mailbox?
    var subject: String?
    var body: [UInt8] = []

    private static let senderLabels = ["de", "from", "von", "da", "e-mail", "email", "mail"]
    private static let subjectLabels = ["sujet", "objet", "subject", "betreff", "oggetto"]
    private static let bodyLabels = [
        "corps du message", "message", "message body", "nachricht", "messaggio",
    ]

    init(_ utf8: [UInt8]) {
        let lines = utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        var inBody = false
        for line in lines {
            if inBody {
                if isFooterMark(line) { break }
                body += line
                body.append(0x0A)
            } else {
                inBody = readField(String(decoding: line, as: UTF8.self))
            }
        }
        if !inBody { body = utf8 }
    }

    private func isFooterMark(_ line: ArraySlice<UInt8>) -> Bool {
        line.elementsEqual("--".utf8) || line.elementsEqual("-- ".utf8)
    }

    /// Reads a labelled line; true where the visitor's words begin after it.
    private mutating func readField(_ line: String) -> Bool {
        guard let colon = line.firstIndex(of: ":") else { return false }
        let label = line[..<colon].trimmed.lowercased()
        let value = String(line[line.index(after: colon)...].trimmed)
        if Self.senderLabels.contains(label), visitor == nil {
            visitor = Self.mailbox(value)
        } else if Self.subjectLabels.contains(label) {
            subject = value
        } else if Self.bodyLabels.contains(label) {
            if !value.isEmpty { body = Array(value.utf8) + [0x0A] }
            return true
        }
        return false
    }

    private static func mailbox(_ value: String) -> Mailbox? {
        let field = HeaderField(name: "From", body: Array(value.utf8)[...])
        return AddressList.mailboxes(in: field).first
    }
}

extension Substring {
    /// Without white space at both ends.
    var trimmed: Substring {
        var rest = self
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
