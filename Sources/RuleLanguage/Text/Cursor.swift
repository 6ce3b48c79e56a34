/// Goes along a line word by word, up to the comment or the end.
struct Cursor {
    let line: SourceLine
    private(set) var position: Int
    /// Characters before `position`.
    private(set) var column: Int

    init(_ line: SourceLine) {
        self.line = line
        position = line.start
        column = line.text.characterCount(line.range.lowerBound..<line.start)
    }

    var end: Int { line.range.upperBound }

    /// Whether nothing is left but white space and a comment.
    var isAtEnd: Bool {
        var copy = self
        copy.skipSpace()
        return copy.isAtStop
    }

    /// The next word, which white space ends.
    mutating func word() -> Span? {
        skipSpace()
        guard !isAtStop else { return nil }
        var stop = position
        while !line.text.isBoundary(at: stop, before: end) { stop += 1 }
        return take(upTo: stop)
    }

    /// What is left up to the comment, without white space around it.
    var rest: Span {
        var copy = self
        return copy.text()?.span ?? Span(line: line, range: position..<position, column: column)
    }

    /// All words that are left.
    mutating func words() -> [Span] {
        var result: [Span] = []
        while let word = word() { result.append(word) }
        return result
    }

    /// The stretch from here to `stop`, behind which the cursor then stands.
    mutating func take(upTo stop: Int) -> Span {
        let span = Span(line: line, range: position..<stop, column: column)
        column += line.text.characterCount(position..<stop)
        position = stop
        return span
    }

    mutating func skipSpace() {
        var stop = position
        while stop < end {
            let width = line.text.spaceWidth(at: stop, before: end)
            if width == 0 { break }
            stop += width
        }
        if stop > position { _ = take(upTo: stop) }
    }

    /// At the end or at a comment; to be asked behind white space only.
    var isAtStop: Bool { position >= end || line.text.bytes[position] == .hash }
}
