extension Cursor {
    /// The next of the regular expressions, each between slashes; `nil` at the end of the line.
    ///
    /// A slash ends the expression where white space and ` | `, a comment or the line's end follow.
    mutating func expression(_ diagnostics: inout DiagnosticList) -> Value? {
        skipBars()
        guard !isAtStop else { return nil }
        guard line.text.bytes[position] == .slash, position + 1 < end else {
            return unwrapped(&diagnostics)
        }
        guard let close = closingSlash else { return unclosed(&diagnostics) }
        let inner = position + 1..<close
        let span = take(upTo: close + 1)
        if inner.isEmpty { diagnostics.error("an expression that asks nothing", at: span) }
        return Value(text: line.text.string(inner), span: span)
    }

    private mutating func unwrapped(_ diagnostics: inout DiagnosticList) -> Value? {
        guard let value = value(&diagnostics) else { return nil }
        diagnostics.error(
            "a regular expression stands between two slashes",
            at: value.span,
            hint: "write /\(value.text)/, or `has` for ordinary words"
        )
        return nil
    }

    private mutating func unclosed(_ diagnostics: inout DiagnosticList) -> Value? {
        let hasLetters = line.text.bytes[position + 1..<end].contains(.slash)
        let span = take(upTo: end)
        diagnostics.error(
            "this regular expression has no slash at its end",
            at: span,
            hint: hasLetters ? "nothing may stand behind the last slash; case never matters" : nil
        )
        return nil
    }

    private var closingSlash: Int? {
        let bytes = line.text.bytes
        var current = position + 1
        while current < end {
            if bytes[current] == .backslash {
                current += 2
                continue
            }
            if bytes[current] == .slash, endsExpression(current + 1) { return current }
            current += 1
        }
        return nil
    }

    private func endsExpression(_ position: Int) -> Bool {
        var current = position
        while current < end {
            let width = line.text.spaceWidth(at: current, before: end)
            if width == 0 { break }
            current += width
        }
        guard current < end else { return true }
        guard current > position else { return false }
        let byte = line.text.bytes[current]
        return byte == .hash
            || (byte == .bar && line.text.isBoundary(at: current + 1, before: end))
    }
}
