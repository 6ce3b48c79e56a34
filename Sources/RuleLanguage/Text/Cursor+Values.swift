extension Cursor {
    /// The next of the values that ` | ` separates; `nil` at the end of the line.
    mutating func value(_ diagnostics: inout DiagnosticList) -> Value? {
        skipBars()
        guard !isAtStop else { return nil }
        if let quotes = openingQuotes {
            if let value = quoted(quotes, stopsAtBar: true) { return value }
            if closing(quotes) == nil {
                let span = take(upTo: end)
                diagnostics.error(
                    "the quote that opens here is never closed",
                    at: span,
                    hint: "put \(quotes.closing) where the value ends"
                )
                return Value(text: span.text, span: span, isQuoted: true)
            }
        }
        let span = take(upTo: plainEnd(stopsAtBar: true))
        if let bar = span.looseBar {
            diagnostics.error(
                "a | needs a space on each side to separate values",
                at: bar,
                hint: "or quotes around the value, where it is part of it"
            )
        }
        return Value(text: span.text, span: span)
    }

    /// The rest of the line as one value, where ` | ` is nothing special.
    mutating func text() -> Value? {
        skipSpace()
        guard !isAtStop else { return nil }
        if let quotes = openingQuotes, let value = quoted(quotes, stopsAtBar: false) {
            return value
        }
        let span = take(upTo: plainEnd(stopsAtBar: false))
        return Value(text: span.text, span: span)
    }

    mutating func skipBars() {
        skipSpace()
        while isAtBar {
            _ = take(upTo: position + 1)
            skipSpace()
        }
    }

    private var isAtBar: Bool {
        position < end && line.text.bytes[position] == .bar
            && line.text.isBoundary(at: position + 1, before: end)
    }

    /// Where a value without quotes ends: before white space that leads to a comment, a bar or
    /// the end.
    private func plainEnd(stopsAtBar: Bool) -> Int {
        var current = position
        var lastEnd = position
        while current < end {
            let width = line.text.spaceWidth(at: current, before: end)
            if width == 0 {
                current += 1
                lastEnd = current
                continue
            }
            current += width
            if stops(at: current, atBar: stopsAtBar) { break }
        }
        return lastEnd
    }

    private func stops(at position: Int, atBar: Bool) -> Bool {
        guard position < end else { return true }
        let byte = line.text.bytes[position]
        if byte == .hash { return true }
        return atBar && byte == .bar && line.text.isBoundary(at: position + 1, before: end)
    }
}

/// A pair of quotes that wraps a value.
private struct Quotes {
    let opening: String
    let closing: String

    /// The manager's keyboard, her word processor's French and its German or English quotes.
    static let all = [
        Quotes(opening: "\"", closing: "\""),
        Quotes(opening: "«", closing: "»"),
        Quotes(opening: "“", closing: "”"),
        Quotes(opening: "„", closing: "“"),
    ]
}

extension Cursor {
    private var openingQuotes: Quotes? {
        let byte = line.text.bytes[position]
        guard byte == .quote || byte == 0xC2 || byte == 0xE2 else { return nil }
        return Quotes.all.first { holds($0.opening, at: position) }
    }

    private func holds(_ text: String, at position: Int) -> Bool {
        line.text.bytes[position..<end].starts(with: text.utf8)
    }

    /// Where the next closing quote stands.
    private func closing(_ quotes: Quotes) -> Int? {
        let first = quotes.closing.utf8.first
        let start = position + quotes.opening.utf8.count
        guard start <= end else { return nil }
        return (start..<end).first {
            line.text.bytes[$0] == first && holds(quotes.closing, at: $0)
        }
    }

    /// A value that is wrapped as a whole; `nil` where more follows, as in `"oui" a-t-elle dit`.
    private mutating func quoted(_ quotes: Quotes, stopsAtBar: Bool) -> Value? {
        guard let close = closing(quotes) else { return nil }
        let after = close + quotes.closing.utf8.count
        var behind = self
        let span = behind.take(upTo: after)
        behind.skipSpace()
        let separated = behind.position > after && stops(at: behind.position, atBar: stopsAtBar)
        guard behind.position >= end || separated else { return nil }
        var inner = span.range.lowerBound + quotes.opening.utf8.count..<close
        if quotes.opening == "«" { inner = line.text.trimmed(inner) }
        self = behind
        return Value(text: line.text.string(inner), span: span, isQuoted: true)
    }
}

extension SourceText {
    fileprivate func trimmed(_ range: Range<Int>) -> Range<Int> {
        let start = firstNonSpace(in: range)
        var last = start
        var position = start
        while position < range.upperBound {
            let width = spaceWidth(at: position, before: range.upperBound)
            position += max(width, 1)
            if width == 0 { last = position }
        }
        return start..<last
    }
}

extension Span {
    /// A bar that separates nothing, because it lacks a space on one side.
    fileprivate var looseBar: Span? {
        let bytes = line.text.bytes
        guard let bar = bytes[range].firstIndex(of: .bar) else { return nil }
        let before = line.text.characterCount(range.lowerBound..<bar)
        return Span(line: line, range: bar..<bar + 1, column: column + before)
    }
}
