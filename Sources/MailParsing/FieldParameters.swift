import MailModel

/// The value of a MIME field with its parameters (RFC 2045 5.1, RFC 2231), read leniently.
struct FieldParameters {
    /// What stands before the first semicolon, in lower case.
    private(set) var value = ""
    private(set) var parameters: [String: String] = [:]

    init(_ body: ArraySlice<UInt8>) {
        body.withUnsafeBufferPointer { read($0) }
    }

    private mutating func read(_ octets: Octets) {
        var scanner = ParameterScanner(octets)
        value = scanner.readValue()
        var pieces = ParameterPieces()
        var plain: [String: String] = [:]
        while let (name, content) = scanner.readParameter(), plain.count < 100 {
            if name.utf8.contains(UInt8(ascii: "*")) {
                pieces.add(name, content)
            } else if plain[name] == nil {
                plain[name] = Self.decoded(content)
            }
        }
        // The extended form is the better one where both are given (RFC 6266 4.3).
        parameters = pieces.isEmpty ? plain : plain.merging(pieces.joined()) { $1 }
    }

    /// Encoded words are not allowed in parameters, and common there.
    private static func decoded(_ content: [UInt8]) -> String {
        var words = EncodedWords()
        return content.withUnsafeBufferPointer { words.decode($0) }
    }
}

/// Cuts a MIME field body into value and parameters.
private struct ParameterScanner {
    private let octets: Octets
    private var offset = 0

    init(_ octets: Octets) {
        self.octets = octets
    }

    mutating func readValue() -> String {
        var text: [UInt8] = []
        while offset < octets.count, octets[offset] != UInt8(ascii: ";") {
            if octets[offset] == UInt8(ascii: "(") {
                skipComment()
                continue
            }
            if octets[offset].isBlank, !text.isEmpty, !restIsBlank() { break }
            if !octets[offset].isBlank { text.append(octets[offset].asciiLowered) }
            offset += 1
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether only blanks stand before the next semicolon or slash.
    private func restIsBlank() -> Bool {
        var index = offset
        while index < octets.count, octets[index].isBlank { index += 1 }
        return index == octets.count || octets[index] == UInt8(ascii: ";")
            || octets[index] == UInt8(ascii: "/") || octets[index] == UInt8(ascii: "(")
    }

    mutating func readParameter() -> (String, [UInt8])? {
        while offset < octets.count {
            skipToName()
            let start = offset
            while offset < octets.count, octets[offset] != UInt8(ascii: "="),
                octets[offset] != UInt8(ascii: ";")
            {
                offset += 1
            }
            guard offset < octets.count else { return nil }
            guard octets[offset] == UInt8(ascii: "=") else { continue }
            let name = octets.trimmed(start..<offset)
            offset += 1
            return (octets.string(name).lowercased(), readContent())
        }
        return nil
    }

    private mutating func skipToName() {
        while offset < octets.count {
            let octet = octets[offset]
            if octet == UInt8(ascii: "(") {
                skipComment()
            } else if octet.isBlank || octet == UInt8(ascii: ";") {
                offset += 1
            } else {
                return
            }
        }
    }

    private mutating func readContent() -> [UInt8] {
        while offset < octets.count, octets[offset].isBlank { offset += 1 }
        guard offset < octets.count else { return [] }
        var content: [UInt8] = []
        if octets[offset] == UInt8(ascii: "\"") {
            offset += 1
            while offset < octets.count, octets[offset] != UInt8(ascii: "\"") {
                if octets[offset] == UInt8(ascii: "\\"), offset + 1 < octets.count { offset += 1 }
                content.append(octets[offset])
                offset += 1
            }
            offset += 1
            return content
        }
        while offset < octets.count, octets[offset] != UInt8(ascii: ";") {
            content.append(octets[offset])
            offset += 1
        }
        while let last = content.last, last.isBlank { content.removeLast() }
        return content
    }

    private mutating func skipComment() {
        var depth = 0
        while offset < octets.count {
            if octets[offset] == UInt8(ascii: "(") { depth += 1 }
            if octets[offset] == UInt8(ascii: ")") { depth -= 1 }
            offset += 1
            if depth == 0 { return }
        }
    }
}

/// Parameter values in pieces or with a charset (RFC 2231 3 and 4).
private struct ParameterPieces {
    private var pieces: [String: [Int: (content: [UInt8], isEncoded: Bool)]] = [:]

    var isEmpty: Bool { pieces.isEmpty }

    /// Takes `name*`, `name*0` or `name*0*`.
    mutating func add(_ name: String, _ content: [UInt8]) {
        let cuts = name.split(separator: "*", maxSplits: 2, omittingEmptySubsequences: false)
        guard cuts.count >= 2, let base = cuts.first, pieces.count < 100 else { return }
        let isEncoded = cuts.last?.isEmpty ?? false
        let number = cuts[1].isEmpty ? 0 : Int(cuts[1]) ?? 0
        guard number >= 0, number < 1000 else { return }
        if pieces[String(base)]?[number] == nil {
            pieces[String(base), default: [:]][number] = (content, isEncoded)
        }
    }

    func joined() -> [String: String] {
        pieces.mapValues(Self.join)
    }

    private static func join(_ pieces: [Int: (content: [UInt8], isEncoded: Bool)]) -> String {
        var octets: [UInt8] = []
        var charset: String?
        for (number, piece) in pieces.sorted(by: { $0.key < $1.key }) {
            var content = piece.content[...]
            if piece.isEncoded, number == 0 {
                let cuts = content.split(
                    separator: UInt8(ascii: "'"),
                    maxSplits: 2,
                    omittingEmptySubsequences: false
                )
                if cuts.count == 3 {
                    charset = String(decoding: cuts[0], as: UTF8.self)
                    content = cuts[2]
                }
            }
            octets += piece.isEncoded ? percentDecoded(content) : Array(content)
        }
        var decoder = CharsetDecoder()
        var output: [UInt8] = []
        octets.withUnsafeBufferPointer { decoder.append($0, charset: charset, to: &output) }
        return String(decoding: output.filter { $0 >= 0x20 && $0 != 0x7F }, as: UTF8.self)
    }

    private static func percentDecoded(_ content: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = content.startIndex
        while index < content.endIndex {
            if content[index] == UInt8(ascii: "%"), index + 2 < content.endIndex,
                let high = content[index + 1].hexValue, let low = content[index + 2].hexValue
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(content[index])
                index += 1
            }
        }
        return result
    }
}
