import MailModel

/// Reads the header fields that a message is known by (RFC 5322 3.6).
enum HeaderReader {
    static func read(_ scan: HeaderScan, into message: inout ParsedMessage) {
        message.header = scan.section
        for defect in scan.defects { message.note(defect) }
        var authorFields = 0
        for field in scan.section.fields {
            switch field.key {
            case "subject": readSubject(field, &message)
            case "from":
                authorFields += 1
                if authorFields == 1 { message.authors = addresses(field, &message).mailboxes }
            case "sender":
                message.sender = message.sender ?? addresses(field, &message).mailboxes.first
            case "reply-to": message.replyTo += addresses(field, &message).mailboxes
            case "to": readRecipients(field, \.to, &message)
            case "cc": readRecipients(field, \.cc, &message)
            case "bcc": readRecipients(field, \.bcc, &message)
            case "return-path": message.returnPath = message.returnPath ?? returnPath(field)
            case "date": readDate(field, &message)
            case "message-id":
                message.messageID = message.messageID ?? identifiers(field).first
            case "in-reply-to": addIdentifiers(field, to: &message.inReplyTo)
            case "references": addIdentifiers(field, to: &message.references)
            default: break
            }
        }
        if authorFields > 1 { message.note(.severalAuthors) }
        if message.authors.isEmpty { message.note(.noAuthor) }
    }

    private static func readSubject(_ field: HeaderField, _ message: inout ParsedMessage) {
        guard message.subject.isEmpty else { return }
        var words = EncodedWords()
        message.subject = field.body.withUnsafeBufferPointer { words.decode($0) }
        for defect in words.defects { message.note(defect) }
    }

    private static func addresses(
        _ field: HeaderField,
        _ message: inout ParsedMessage
    ) -> AddressList {
        let list = AddressList(field)
        if list.isMalformed { message.note(.malformedAddress) }
        return list
    }

    private static func readRecipients(
        _ field: HeaderField,
        _ path: WritableKeyPath<ParsedMessage, [Mailbox]>,
        _ message: inout ParsedMessage
    ) {
        let list = addresses(field, &message)
        message[keyPath: path] += list.mailboxes
        if list.hasEmptyGroup, field.key != "bcc" { message.hasEmptyGroup = true }
    }

    private static func readDate(_ field: HeaderField, _ message: inout ParsedMessage) {
        guard message.date == nil else { return }
        message.date = field.body.withUnsafeBufferPointer { DateReader.date($0) }
        if message.date == nil { message.note(.malformedDate) }
    }

    /// What stands between the angle brackets, or the whole where there are none.
    private static func returnPath(_ field: HeaderField) -> String {
        field.body.withUnsafeBufferPointer { octets in
            var range = octets.trimmed(0..<octets.count)
            if let open = octets.firstOffset(of: UInt8(ascii: "<"), in: range) {
                let close = octets.firstOffset(of: UInt8(ascii: ">"), in: open..<range.upperBound)
                range = octets.trimmed(open + 1..<(close ?? range.upperBound))
            }
            return octets.string(range)
        }
    }

    /// A field comes once, and no thread is that long.
    private static func addIdentifiers(_ field: HeaderField, to identifiers: inout [String]) {
        guard identifiers.count < mostIdentifiers else { return }
        identifiers += Self.identifiers(field).prefix(mostIdentifiers - identifiers.count)
    }

    private static let mostIdentifiers = 1000

    /// The message identifiers, without angle brackets; bare words count where there are none.
    private static func identifiers(_ field: HeaderField) -> [String] {
        field.body.withUnsafeBufferPointer { octets in
            var result: [String] = []
            var offset = 0
            while let open = octets.firstOffset(of: UInt8(ascii: "<"), in: offset..<octets.count),
                let close = octets.firstOffset(of: UInt8(ascii: ">"), in: open..<octets.count),
                result.count < mostIdentifiers
            {
                result.append(octets.string(octets.trimmed(open + 1..<close)))
                offset = close + 1
            }
            if result.isEmpty {
                let range = octets.trimmed(0..<octets.count)
                if !range.isEmpty, range.count < 1000, octets[range].contains(UInt8(ascii: "@")),
                    !octets[range].contains(where: \.isBlank)
                {
                    result.append(octets.string(range))
                }
            }
            return result
        }
    }
}
