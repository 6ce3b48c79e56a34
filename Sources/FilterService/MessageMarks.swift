package import PitchFilter
package import RuleLanguage

/// The header fields by which nopitch tells what it made of a message.
package enum MessageMarks {
    package static let verdictField = "X-Nopitch"
    package static let whyField = "X-Nopitch-Why"
    /// All of our own names: an incoming copy of any of them is somebody else's claim.
    package static let ownFields: Set<String> = ["x-nopitch", "x-nopitch-why"]

    /// The value of X-Nopitch: `pitch; points=8.5; need=6; id=4f2S1n3NLf0`.
    package static func verdict(
        _ decision: Decision, thresholds: Thresholds, queueID: String
    ) -> String {
        let identifier = String(queueID.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
        return "\(decision.verdict.rawValue); points=\(decision.points); "
            + "need=\(thresholds.pitchPoints); id=\(identifier.isEmpty ? "-" : identifier)"
    }

    /// How often the sender wrote, and the rules' reasons, heaviest first, encoded and folded; `nil` where there is nothing to say.
    package static func why(_ decision: Decision) -> String? {
        switch decision.verdict {
        case .keep: return nil
        case .doubt, .pitch, .insistence: break
        }
        let reasons = decision.hits.filter { !$0.isTrial }
            .sorted { $0.points.hundredths.magnitude > $1.points.hundredths.magnitude }
            .map(reason)
        let sequel = decision.sequel.map { [Wording(.french).sequel($0)] } ?? []
        let all = sequel + reasons
        return all.isEmpty ? nil : EncodedText.folded(all.joined(separator: "; "))
    }

    /// A rule's reason with its points; for what was learnt also the words behind it.
    private static func reason(_ hit: RuleHit) -> String {
        let words = hit.leaning == nil ? "" : " " + Wording(.french).witness(of: hit)
        return "\(hit.because) (\(hit.points.signed))\(words)"
    }
}

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
