import CCrypto

/// The house's secret, by which it knows its own replies and their words again.
package struct ReplyKey: Sendable {
    /// In octets.
    package static let length = 32
    private let octets: [UInt8]

    /// `nil` where there are fewer octets than a key has.
    package init?(_ octets: [UInt8]) {
        guard octets.count >= Self.length else { return nil }
        self.octets = Array(octets.prefix(Self.length))
    }

    package static func random() -> ReplyKey {
        var source = SystemRandomNumberGenerator()
        return ReplyKey(
            drawn: (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &source) })
    }

    private init(drawn octets: [UInt8]) {
        self.octets = octets
    }

    package var bytes: [UInt8] { octets }

    /// HMAC-SHA-256 (RFC 2104) of texts, none of which can run into the next.
    private func code(_ texts: [String]) -> [UInt8] {
        let message = texts.flatMap { Array("\($0.utf8.count):".utf8) + Array($0.utf8) }
        var code = [UInt8](repeating: 0, count: 32)
        var length = UInt32(code.count)
        _ = HMAC(
            EVP_sha256(), octets, Int32(octets.count), message, message.count, &code, &length)
        return code
    }

    /// What a reply's own field holds: its name, and the proof that it is ours.
    package func mark(id: String, to address: String) -> String {
        "\(id); mac=\(Self.hexadecimal(code(["reply", id, address]).prefix(16)))"
    }

    /// The name in a mark; `nil` where the mark is not ours.
    package func id(inMark mark: String, to address: String) -> String? {
        let id = mark.prefix { $0 != ";" }.filter { !$0.isWhitespace }
        let expected = self.mark(id: id, to: address).utf8
        let given = mark.filter { !$0.isNewline }.utf8
        guard !id.isEmpty, expected.count == given.count,
            zip(expected, given).reduce(0, { $0 | ($1.0 ^ $1.1) }) == 0
        else { return nil }
        return id
    }

    /// The word by which an organisation's rewritten letter is let through, in a week counted
    /// from 1970: six syllables that are easily copied.
    package func word(organisation: String, week: Int64) -> String {
        let code = code(["word", organisation, String(week)])
        let consonants = Array("bdfgklmnprstvz")
        let vowels = Array("aeiou")
        let syllables = code.prefix(6).map { octet in
            String([consonants[Int(octet) % 14], vowels[Int(octet) / 14 % 5]])
        }
        return syllables.prefix(3).joined() + "-" + syllables.suffix(3).joined()
    }

    /// The word of these weeks that stands in a text; `nil` where none does.
    package func word(
        in text: String, organisation: String, weeks: ClosedRange<Int64>
    ) -> String? {
        let text = text.lowercased()
        return weeks.lazy.map { word(organisation: organisation, week: $0) }
            .first { text.contains($0) }
    }

    private static func hexadecimal(_ octets: some Sequence<UInt8>) -> String {
        octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
