import MailModel

/// Reads mailboxes and groups out of a field body; what no grammar covers, it guesses.
struct AddressReader {
    private(set) var mailboxes: [Mailbox] = []
    private(set) var hasEmptyGroup = false
    private(set) var isMalformed = false

    private let octets: Octets
    private var offset = 0
    /// What stands before the angle brackets, quotation marks taken off.
    private var phrase: [UInt8] = []
    /// Where it begins behind the last comma that may belong to a name: `Rey, Anna <anna@…>`.
    private var elementStart = 0
    private var comment: [UInt8] = []
    private var angle: [UInt8]?
    private var wasQuoted = false
    private var isInGroup = false
    private var groupStart = 0
    private var hasUnclosedQuote = false

    init(_ octets: Octets) {
        self.octets = octets
    }

    mutating func run() {
        while offset < octets.count, mailboxes.count < AddressList.maximumMailboxes {
            step(octets[offset])
        }
        finishMailbox()
        finishGroup()
    }

    private mutating func step(_ octet: UInt8) {
        switch octet {
        case UInt8(ascii: "\""): readQuoted()
        case UInt8(ascii: "("): readComment()
        case UInt8(ascii: "<"): readAngle()
        case UInt8(ascii: ","): readComma()
        case UInt8(ascii: ";"):
            finishMailbox()
            finishGroup()
            offset += 1
        case UInt8(ascii: ":") where !isInGroup && !phrase.contains(UInt8(ascii: "@")):
            startGroup()
        case UInt8(ascii: "="): readEncodedWord()
        case .carriageReturn, .lineFeed: offset += 1
        default:
            phrase.append(octet == .tab ? .space : octet)
            offset += 1
        }
    }

    /// A comma ends a mailbox; behind words without an address it may stand in a name that lacks its
    /// quotation marks.
    private mutating func readComma() {
        offset += 1
        let isName = angle == nil && !phrase.contains(UInt8(ascii: "@"))
        guard isName, !phrase.allSatisfy(\.isBlank), phrase.count < Self.longestName else {
            return finishMailbox()
        }
        isMalformed = true
        phrase.append(UInt8(ascii: ","))
        elementStart = phrase.count
    }

    /// In octets; longer lists of words are no name.
    private static let longestName = 200

    /// An encoded word is taken whole, since some senders leave commas in it.
    private mutating func readEncodedWord() {
        guard let word = EncodedWord(octets, offset..<octets.count),
            !octets[offset..<word.end].contains(where: { $0.isBlank || $0 == 0x3C })
        else {
            phrase.append(octets[offset])
            offset += 1
            return
        }
        phrase.append(contentsOf: octets[offset..<word.end])
        offset = word.end
    }

    private mutating func readQuoted() {
        guard !hasUnclosedQuote, let end = closingQuote() else {
            hasUnclosedQuote = true
            isMalformed = true
            offset += 1
            return
        }
        offset += 1
        while offset < end {
            if octets[offset] == UInt8(ascii: "\\"), offset + 1 < end { offset += 1 }
            if octets[offset] != .carriageReturn, octets[offset] != .lineFeed {
                phrase.append(octets[offset])
            }
            offset += 1
        }
        offset = end + 1
        wasQuoted = true
    }

    private func closingQuote() -> Int? {
        var index = offset + 1
        while index < octets.count {
            if octets[index] == UInt8(ascii: "\\") {
                index += 2
                continue
            }
            if octets[index] == UInt8(ascii: "\"") { return index }
            index += 1
        }
        return nil
    }

    /// Comments nest (RFC 5322 3.2.2); the outermost one may hold the name, as it did of old.
    private mutating func readComment() {
        var depth = 0
        comment.removeAll(keepingCapacity: true)
        while offset < octets.count {
            let octet = octets[offset]
            offset += 1
            switch octet {
            case UInt8(ascii: "\\") where offset < octets.count:
                comment.append(octets[offset])
                offset += 1
            case UInt8(ascii: "("):
                if depth > 0 { comment.append(octet) }
                depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return }
                comment.append(octet)
            case .carriageReturn, .lineFeed: break
            default: comment.append(octet)
            }
        }
        isMalformed = true
    }

    private mutating func readAngle() {
        offset += 1
        var content: [UInt8] = []
        var isClosed = false
        while offset < octets.count, !isClosed {
            let octet = octets[offset]
            // A list goes on where the closing bracket was forgotten.
            if octet == UInt8(ascii: ","), content.contains(UInt8(ascii: "@")),
                content.first != UInt8(ascii: "@")
            {
                break
            }
            offset += 1
            if octet == UInt8(ascii: ">") {
                isClosed = true
            } else if !octet.isBlank {
                content.append(octet)
            }
        }
        if !isClosed { isMalformed = true }
        // "Name" <<a@b.example>> and "<a@b.example> <a@b.example>" occur: the first address stands.
        if content.first == UInt8(ascii: "<") { content.removeFirst() }
        if angle == nil { angle = content }
    }

    private mutating func startGroup() {
        forgetPhrase()
        isInGroup = true
        groupStart = mailboxes.count
        offset += 1
    }

    private mutating func forgetPhrase() {
        phrase.removeAll(keepingCapacity: true)
        elementStart = 0
        wasQuoted = false
    }

    private mutating func finishGroup() {
        if isInGroup, mailboxes.count == groupStart { hasEmptyGroup = true }
        isInGroup = false
    }

    private mutating func finishMailbox() {
        defer {
            forgetPhrase()
            comment.removeAll(keepingCapacity: true)
            angle = nil
        }
        let isBlank = phrase.allSatisfy(\.isBlank)
        if let angle {
            append(angle, name: isBlank ? comment : phrase)
        } else if !isBlank {
            let text = phrase[elementStart...].filter { !$0.isBlank || wasQuoted }
            append(Array(text.drop(while: \.isBlank)), name: comment)
        }
    }

    private mutating func append(_ specification: [UInt8], name: [UInt8]) {
        var specification = specification[...]
        // An obsolete route ends in a colon (RFC 5322 4.4).
        if specification.first == UInt8(ascii: "@"),
            let colon = specification.lastIndex(of: UInt8(ascii: ":"))
        {
            specification = specification[(colon + 1)...]
        }
        if specification.starts(with: Array("mailto:".utf8)) {
            specification = specification.dropFirst(7)
        }
        guard let at = specification.lastIndex(of: UInt8(ascii: "@")), at > specification.startIndex
        else {
            isMalformed = true
            return
        }
        var local = specification[..<at]
        if local.count >= 2, local.first == UInt8(ascii: "\""), local.last == UInt8(ascii: "\"") {
            local = local.dropFirst().dropLast()
        }
        let domain = String(decoding: specification[(at + 1)...], as: UTF8.self)
        if domain.isEmpty { isMalformed = true }
        let address = EmailAddress(
            localPart: String(decoding: local, as: UTF8.self),
            domain: domain
        )
        mailboxes.append(Mailbox(displayName: Self.decoded(name), address: address))
    }

    private static func decoded(_ name: [UInt8]) -> String {
        guard !name.isEmpty else { return "" }
        var words = EncodedWords()
        return name.withUnsafeBufferPointer { words.decode($0) }
    }
}
