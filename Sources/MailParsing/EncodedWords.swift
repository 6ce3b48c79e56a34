import CEtpan
import MailModel

/// Decodes the text of a header field: folds, encoded words and raw 8-bit octets (RFC 2047).
struct EncodedWords {
    private var output: [UInt8] = []
    private var charsets = CharsetDecoder()
    private(set) var hasMalformedWord = false

    var defects: [Defect] {
        charsets.defects + (hasMalformedWord ? [.malformedEncodedWord] : [])
    }

    /// The text on one line, without white space at its ends.
    mutating func decode(_ octets: Octets) -> String {
        let range = octets.trimmed(0..<octets.count)
        if Self.isPlain(octets, range) { return octets.string(range) }
        output.reserveCapacity(range.count + 16)
        run(octets, range)
        return String(decoding: output, as: UTF8.self)
    }

    /// Whether the octets are their own decoding.
    private static func isPlain(_ octets: Octets, _ range: Range<Int>) -> Bool {
        var previous: UInt8 = 0
        for offset in range {
            let octet = octets[offset]
            if octet >= 0x7F || octet < 0x20 { return false }
            if octet == UInt8(ascii: "?"), previous == UInt8(ascii: "=") { return false }
            previous = octet
        }
        return true
    }

    private mutating func run(_ octets: Octets, _ range: Range<Int>) {
        var literal = range.lowerBound
        var offset = range.lowerBound
        var afterWord = false
        var pending: (charset: String, octets: [UInt8])?
        while offset < range.upperBound {
            guard octets[offset] == UInt8(ascii: "="),
                let word = EncodedWord(octets, offset..<range.upperBound)
            else {
                offset += 1
                continue
            }
            let between = octets.trimmed(literal..<offset)
            if !(afterWord && between.isEmpty) {
                flush(&pending)
                appendLiteral(octets, literal..<offset)
            }
            if word.isMalformed { hasMalformedWord = true }
            // Multi-octet characters may be split over words, so equal charsets are joined.
            if pending?.charset != word.charset { flush(&pending) }
            if pending == nil { pending = (word.charset, []) }
            pending?.octets.append(contentsOf: word.decoded)
            offset = word.end
            literal = offset
            afterWord = true
        }
        flush(&pending)
        appendLiteral(octets, literal..<range.upperBound)
    }

    private mutating func flush(_ pending: inout (charset: String, octets: [UInt8])?) {
        guard let word = pending else { return }
        pending = nil
        var decoded: [UInt8] = []
        word.octets.withUnsafeBufferPointer {
            charsets.append($0, charset: word.charset, to: &decoded)
        }
        for octet in decoded where octet >= 0x20 && octet != 0x7F || octet == .tab {
            output.append(octet == .tab ? .space : octet)
        }
    }

    /// Text between encoded words: unfolded, control characters left out.
    private mutating func appendLiteral(_ octets: Octets, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        var text: [UInt8] = []
        text.reserveCapacity(range.count)
        for offset in range {
            let octet = octets[offset]
            if octet == .tab || octet == .space {
                // A fold is as good as one blank.
                if text.last != .space || octet == .space { text.append(.space) }
            } else if octet >= 0x20, octet != 0x7F {
                text.append(octet)
            }
        }
        text.withUnsafeBufferPointer { charsets.append($0, charset: nil, to: &output) }
    }
}

/// One `=?charset?encoding?text?=` (RFC 2047 2), also where blanks or a cut make it ill-formed.
struct EncodedWord {
    let charset: String
    let decoded: [UInt8]
    /// The offset after the closing `?=`.
    let end: Int
    let isMalformed: Bool

    /// Reads the word that begins at the start of the range; `nil` where none does.
    init?(_ octets: Octets, _ range: Range<Int>) {
        let start = range.lowerBound
        let mark = UInt8(ascii: "?")
        guard range.count > 6, octets[start] == UInt8(ascii: "="), octets[start + 1] == mark,
            let first = octets.firstOffset(
                of: mark,
                in: start + 2..<min(start + 62, range.upperBound)
            ),
            first > start + 2, first + 3 < range.upperBound, octets[first + 2] == mark
        else { return nil }
        let textStart = first + 3
        guard let textEnd = Self.textEnd(octets, textStart..<range.upperBound) else { return nil }
        let mechanism: Int
        switch octets[first + 1].asciiLowered {
        case UInt8(ascii: "b"): mechanism = MAILMIME_MECHANISM_BASE64
        case UInt8(ascii: "q"): mechanism = MAILMIME_MECHANISM_QUOTED_PRINTABLE
        default: return nil
        }
        // RFC 2231 5 lets a language follow the charset.
        let label = octets.string(start + 2..<first)
        charset = label.firstIndex(of: "*").map { String(label[..<$0]) } ?? label
        let text = textStart..<textEnd
        isMalformed = text.contains { octets[$0].isBlank }
        if mechanism == MAILMIME_MECHANISM_BASE64 {
            decoded = TransferDecoder.decode(octets.slice(text), mechanism: mechanism)
        } else {
            decoded = Self.decodeQ(octets, text)
        }
        end = min(textEnd + 2, range.upperBound)
    }

    private static func textEnd(_ octets: Octets, _ range: Range<Int>) -> Int? {
        var offset = range.lowerBound
        // Words of more than 75 octets are against the rules but common.
        let limit = min(range.upperBound, range.lowerBound + 2000)
        while offset + 1 < limit {
            guard let mark = octets.firstOffset(of: UInt8(ascii: "?"), in: offset..<limit - 1)
            else { return nil }
            if octets[mark + 1] == UInt8(ascii: "=") { return mark }
            offset = mark + 1
        }
        return nil
    }

    private static func decodeQ(_ octets: Octets, _ range: Range<Int>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var offset = range.lowerBound
        while offset < range.upperBound {
            let octet = octets[offset]
            if octet == UInt8(ascii: "="), offset + 2 < range.upperBound,
                let high = octets[offset + 1].hexValue, let low = octets[offset + 2].hexValue
            {
                result.append(high << 4 | low)
                offset += 3
                continue
            }
            result.append(octet == UInt8(ascii: "_") ? .space : octet)
            offset += 1
        }
        return result
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit.
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}
