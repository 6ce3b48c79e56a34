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
        // Some forms have the house itself in Reply-To.
        let asking = message.replyTo.first { $0.address.domain != author?.address.domain }
        self.author = asking ?? form.visitor ?? author
        subject = form.subject ?? message.subject
        text = TextSplitter.split(form.body)
        self.isForm = true
    }
}

/// The lines of a contact form's mail: labelled fields, the visitor's words, a footer.
///
/// A label stands before a colon, or on a line of its own above what was typed.
private struct FormContent {
    var visitor: Mailbox?
    var subject: String?
    var body: [UInt8] = []
    private var awaited: Field?

    private enum Field {
        case sender, subject, body
    }

    private static let senderLabels: Set = [
        "de", "from", "von", "da", "e-mail", "email", "mail", "courriel", "adresse e-mail",
        "adresse email", "adresse mail", "votre e-mail", "votre email", "votre adresse e-mail",
        "email address", "e-mail address", "your email", "your e-mail", "e-mail-adresse",
        "ihre e-mail", "ihre e-mail-adresse", "indirizzo email", "indirizzo e-mail",
    ]
    private static let subjectLabels: Set = [
        "sujet", "objet", "subject", "betreff", "oggetto",
    ]
    private static let bodyLabels: Set = [
        "corps du message", "message", "votre message", "message body", "your message",
        "commentaire", "commentaires", "commentaire ou message", "comment", "comment or message",
        "demande", "votre demande", "nachricht", "ihre nachricht", "mitteilung", "messaggio",
        "il tuo messaggio",
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
                inBody = read(String(decoding: line, as: UTF8.self))
            }
        }
        if !inBody { body = utf8 }
    }

    private func isFooterMark(_ line: ArraySlice<UInt8>) -> Bool {
        line.elementsEqual("--".utf8) || line.elementsEqual("-- ".utf8)
    }

    /// Reads a line before the visitor's words; true where they begin after it.
    private mutating func read(_ line: String) -> Bool {
        let text = line.trimmed
        guard !text.isEmpty else { return false }
        if let awaited {
            self.awaited = nil
            take(String(text), as: awaited)
            return false
        }
        guard let colon = text.firstIndex(of: ":") else { return readBare(text) }
        guard let field = Self.field(text[..<colon]) else { return false }
        take(String(text[text.index(after: colon)...].trimmed), as: field)
        return field == .body
    }

    /// Reads a line of a table, or of a label alone: "E-mail nadia@visite.example".
    ///
    /// What begins with "Message" may be the visitor's own sentence until the form has named them.
    private mutating func readBare(_ text: Substring) -> Bool {
        if let field = Self.field(text) {
            if field != .body { awaited = field }
            return field == .body && visitor != nil
        }
        let line = text.lowercased()
        let isSender = Self.senderLabels.contains { line.hasPrefix($0 + " ") }
        if isSender, let word = text.split(separator: " ").last, word.contains("@") {
            take(String(word), as: .sender)
        } else if visitor != nil,
            let label = Self.bodyLabels.filter({ line.hasPrefix($0 + " ") }).max(by: {
                $0.count < $1.count
            })
        {
            take(String(text.dropFirst(label.count).trimmed), as: .body)
            return true
        }
        return false
    }

    private static func field(_ label: Substring) -> Field? {
        let name = label.trimmed.drop { $0 == "*" }.trimmed.lowercased()
        if senderLabels.contains(name) { return .sender }
        if subjectLabels.contains(name) { return .subject }
        return bodyLabels.contains(name) ? .body : nil
    }

    private mutating func take(_ value: String, as field: Field) {
        switch field {
        case .sender: visitor = visitor ?? Self.mailbox(value)
        case .subject: subject = value
        case .body: if !value.isEmpty { body = Array(value.utf8) + [0x0A] }
        }
    }

    private static func mailbox(_ value: String) -> Mailbox? {
        let field = HeaderField(name: "From", body: Array(value.utf8)[...])
        return AddressList.mailboxes(in: field).first
    }
}

extension StringProtocol where SubSequence == Substring {
    /// Without white space at both ends.
    var trimmed: Substring {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
