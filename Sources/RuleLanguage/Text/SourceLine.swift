/// One line that says something: neither blank nor only a comment.
struct SourceLine {
    let text: SourceText
    /// Counted from 1.
    let number: Int
    /// The whole line without its ending.
    let range: Range<Int>
    /// Where its first character stands that is no white space.
    let start: Int
    /// Blank lines directly above it, which separate paragraphs in an example.
    let blankLinesAbove: Int
    /// The index behind the last line that belongs to it.
    var end = 0

    var isAtMargin: Bool { start == range.lowerBound }

    var string: String { text.string(range) }
}

/// A stretch of a line: a word or a value.
struct Span {
    let line: SourceLine
    let range: Range<Int>
    /// Counted from 0.
    let column: Int

    var text: String { line.text.string(range) }

    var place: SourcePlace {
        SourcePlace(
            file: line.text.path.text,
            line: line.number,
            column: column + 1,
            length: max(1, line.text.characterCount(range))
        )
    }
}

/// A value as the manager wrote it, without its quotes.
struct Value {
    let text: String
    /// With its quotes.
    let span: Span
    var isQuoted = false

    var phrase: Phrase { Phrase(text, place: span.place) }
}
