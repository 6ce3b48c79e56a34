/// Header text as RFC 2047 and RFC 5322 2.2.3 want it: ASCII, in lines that any MTA passes on.
package enum EncodedText {
    private static let lineLimit = 74
    private static let textLimit = 1500

    /// Folded with LF and a space; no line is longer than 76 octets.
    package static func folded(_ text: String) -> String {
        let clean = String(
            text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
        let short =
            clean.utf8.count <= textLimit ? clean : String(clean.prefix(textLimit / 4)) + "…"
        let isPlain = short.utf8.allSatisfy { $0 < 0x80 } && !short.contains("=?")
        return isPlain ? foldedWords(short) : encodedWords(short).joined(separator: "\n ")
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

    /// Words of at most 75 octets, cut between characters (RFC 2047 2, 5).
    private static func encodedWords(_ text: String) -> [String] {
        var words: [String] = []
        var current = ""
        for character in text {
            let encoded = encoded(character)
            if current.utf8.count + encoded.utf8.count > lineLimit - "=?utf-8?Q??=".utf8.count {
                words.append("=?utf-8?Q?\(current)?=")
                current = ""
            }
            current += encoded
        }
        if !current.isEmpty { words.append("=?utf-8?Q?\(current)?=") }
        return words
    }

    private static func encoded(_ character: Character) -> String {
        if character == " " { return "_" }
        if character.isASCII, character.isLetter || character.isNumber { return String(character) }
        return character.utf8.prefix(40).reduce(into: "") { text, octet in
            text += "=" + (octet < 16 ? "0" : "") + String(octet, radix: 16, uppercase: true)
        }
    }
}
