extension Reading {
    mutating func readExample(
        _ entry: Entry,
        _ word: Span,
        _ start: Cursor,
        mustHit: Bool,
        _ draft: inout RuleDraft
    ) {
        let lines = longText(entry, after: start)
        let text = lines.joined(separator: "\n")
        guard !text.isEmpty else {
            diagnostics.error(
                "\"\(word.text)\" needs an example",
                at: word,
                hint: "the text of a message, or a file that ends in .eml or .mbox"
            )
            return
        }
        var cursor = start
        let place = (cursor.text()?.span ?? word).place
        draft.examples.append(
            Rule.Example(mustHit: mustHit, content: content(text, word), place: place)
        )
    }

    private func content(_ text: String, _ word: Span) -> Rule.Example.Content {
        let name = text.lowercased()
        let isFile = name.hasSuffix(".eml") || name.hasSuffix(".mbox")
        guard isFile, !text.contains(where: \.isWhitespace) else { return .text(text) }
        return .file(word.line.text.path.neighbour(text).text)
    }

    /// The rest of the line and all lines below it, blank lines between them included.
    mutating func longText(_ entry: Entry, after start: Cursor) -> [String] {
        var cursor = start
        var lines: [String] = []
        if let first = cursor.text() { lines.append(first.text) }
        for line in entry.linesBelow {
            var below = Cursor(line)
            if !lines.isEmpty {
                lines += Array(repeating: "", count: line.blankLinesAbove)
            }
            if let text = below.text() { lines.append(text.text) }
        }
        return lines
    }
}
