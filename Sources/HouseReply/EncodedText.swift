/// Header text as RFC 2047 and RFC 5322 2.2.3 want it: ASCII, in lines that any MTA passes on.
package enum EncodedText {
    private static let lineLimit = 74
    private static let textLimit = 1500

    /// Folded with LF and a space; no line is longer than 76 octets.
    package static func folded(_ text: String) -> String {
        let clean = withoutControls(text)
        let short =
            clean.utf8.count <= textLimit ? clean : String(clean.prefix(textLimit / 4)) + "…"
        let isPlain = short.utf8.allSatisfy { $0 < 0x80 } && !short.contains("=?")
        return isPlain ? foldedWords(short) : encodedWords(short).joined(separator: "\n ")
    }

    private static func withoutControls(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
        return String(
            decoding: text.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
    }

    private static func foldedWords(_ text: String) -> String {
        var lines: [String] = [""]
        for word in text.split(separator: " ") {
            for piece in pieces(word) {
                let last = lines[lines.count - 1]
                if last.isEmpty {
                    lines[lines.count - 1] = piece
                } else if last.utf8.count + 1 + piece.utf8.count <= lineLimit {
                    lines[lines.count - 1] += " " + piece
                } else {
                    lines.append(piece)
                }
            }
        }
        return lines.joined(separator: "\n ")
    }

    /// A word longer than a line is cut.
    private static func pieces(_ word: Substring) -> [String] {
        var rest = word
        var pieces: [String] = []
        while rest.utf8.count > lineLimit {
            pieces.append(String(rest.prefix(lineLimit)))
            rest = rest.dropFirst(lineLimit)
        }
        return pieces + [String(rest)]
    }

    /// A display name (RFC 5322 3.2.5): quoted, or encoded where it is not all ASCII.
    package static func phrase(_ text: String) -> String {
        guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return folded(text) }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// Words of at most 75 octets, cut between characters of Unicode (RFC 2047 2, 5).
    private static func encodedWords(_ text: String) -> [String] {
        let room = lineLimit - "=?utf-8?Q??=".utf8.count
        var words: [String] = []
        var current: [UInt8] = []
        for scalar in text.unicodeScalars {
            let end = current.count
            for octet in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                append(octet, to: &current)
            }
            guard current.count > room else { continue }
            words.append(encodedWord(current[..<end]))
            current.removeFirst(end)
        }
        if !current.isEmpty { words.append(encodedWord(current[...])) }
        return words
    }

    private static func encodedWord(_ octets: ArraySlice<UInt8>) -> String {
        "=?utf-8?Q?" + String(decoding: octets, as: UTF8.self) + "?="
    }

    private static func append(_ octet: UInt8, to octets: inout [UInt8]) {
        switch octet {
        case 0x20: octets.append(UInt8(ascii: "_"))
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: octets.append(octet)
        default:
            octets.append(UInt8(ascii: "="))
            octets.append(digit(octet >> 4))
            octets.append(digit(octet & 15))
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
