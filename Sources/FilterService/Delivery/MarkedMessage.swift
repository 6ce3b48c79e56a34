/// A message in its octets, with our header fields in place of all others of their names.
package struct MarkedMessage: Sendable {
    /// The mbox postmark that some MTAs put before a message; empty where there is none.
    package let postmark: ArraySlice<UInt8>
    /// The message itself, body untouched, line ends as they came.
    package let octets: [UInt8]

    /// Puts marks in, and another subject in the place of the first one where there is one.
    package init(
        _ message: [UInt8], marks: [(name: String, value: String)], subject: String? = nil
    ) {
        var reader = LineReader(rest: message[...])
        postmark = reader.takePostmark()
        var kept: [UInt8] = []
        kept.reserveCapacity(message.count + 500)
        var lineEnd: [UInt8]?
        var isDropping = false
        var newSubject = subject.map { [(name: "Subject", value: $0)] } ?? []
        while let line = reader.next(), !line.isEnd {
            lineEnd = lineEnd ?? line.end
            if !line.isContinuation {
                let name = line.fieldName
                isDropping = MessageMarks.ownFields.contains(name)
                if name == "subject", let field = newSubject.popLast() {
                    kept += Self.octets(field, end: line.end)
                    isDropping = true
                }
            }
            if !isDropping { kept += line.text + line.end }
        }
        let end = lineEnd ?? [0x0A]
        // A header section that stops in mid-line.
        if let last = kept.last, last != 0x0A { kept += end }
        for field in newSubject + marks { kept += Self.octets(field, end: end) }
        octets = kept + reader.fromLastLine
    }

    private static func octets(_ field: (name: String, value: String), end: [UInt8]) -> [UInt8] {
        "\(field.name): \(field.value)".utf8.flatMap { $0 == 0x0A ? end : [$0] } + end
    }
}

/// Cuts octets into lines that keep their ends.
private struct LineReader {
    struct Line {
        let text: ArraySlice<UInt8>
        /// LF, CRLF, or nothing at the end of a text.
        let end: [UInt8]

        var isContinuation: Bool { text.first == 0x20 || text.first == 0x09 }
        /// The name of the field that begins here, in lower case; empty where none of ours can.
        var fieldName: String {
            let name = text.prefix { $0 != UInt8(ascii: ":") && $0 != 0x20 && $0 != 0x09 }
            guard name.count < text.count, name.count < 20 else { return "" }
            return String(decoding: name, as: UTF8.self).lowercased()
        }
        /// The empty line after the header section.
        var isEnd: Bool { text.isEmpty }
    }

    var rest: ArraySlice<UInt8>
    /// From the line that was read last to the end of the text.
    private(set) var fromLastLine: ArraySlice<UInt8> = []

    init(rest: ArraySlice<UInt8>) {
        self.rest = rest
    }

    mutating func next() -> Line? {
        fromLastLine = rest
        guard !rest.isEmpty else { return nil }
        guard let feed = rest.firstIndex(of: 0x0A) else {
            defer { rest = rest[rest.endIndex...] }
            return Line(text: rest, end: [])
        }
        defer { rest = rest[(feed + 1)...] }
        let text = rest[..<feed]
        return text.last == 0x0D
            ? Line(text: text.dropLast(), end: [0x0D, 0x0A]) : Line(text: text, end: [0x0A])
    }

    mutating func takePostmark() -> ArraySlice<UInt8> {
        guard rest.starts(with: Array("From ".utf8)) else { return [] }
        let whole = rest
        _ = next()
        return whole[..<rest.startIndex]
    }
}
