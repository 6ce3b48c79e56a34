extension Reading {
    mutating func readDecide(_ entry: Entry, after cursor: Cursor) {
        rejectRest(of: cursor, after: "\"decide\"")
        for line in entry.children { readThreshold(line) }
    }

    private mutating func readThreshold(_ entry: Entry) {
        var cursor = entry.cursor
        guard let word = cursor.word() else { return }
        rejectLines(below: entry, because: "belongs to a threshold, which takes no lines below it")
        let name = word.text
        guard Keywords.decide.contains(name) else {
            diagnostics.error(
                "unknown line \"\(name)\" in \"decide\"",
                at: word,
                hint: suggestion(for: name, among: Keywords.decide)
                    ?? "`pitch from 6 points and 2 kinds` or `doubt from 4 points`"
            )
            return
        }
        guard isSaidFirst("\"\(name) from\"", at: word) else { return }
        readThreshold(name, form(of: name), &cursor)
    }

    private func form(of name: String) -> String {
        name == "pitch"
            ? "write `pitch from 6 points and 2 kinds`" : "write `doubt from 4 points`"
    }

    private mutating func readThreshold(_ name: String, _ form: String, _ cursor: inout Cursor) {
        guard expect(["from"], &cursor, form), let number = threshold(&cursor, form) else { return }
        if name == "pitch" {
            policy.decide.pitchPoints = number
        } else {
            policy.decide.doubtPoints = number
        }
        guard expect(["points", "point"], &cursor, form), !cursor.isAtEnd else { return }
        if name == "pitch" {
            readKinds(&cursor, form)
        } else {
            rejectRest(of: cursor, after: "the points of a doubt")
        }
    }

    private mutating func threshold(_ cursor: inout Cursor, _ form: String) -> Points? {
        guard let word = cursor.word() else {
            diagnostics.error("how many points are missing", at: cursor.lineEnd, hint: form)
            return nil
        }
        guard let points = points(word, hint: form) else { return nil }
        if points > .zero { return points }
        diagnostics.error("a threshold is more than 0 points", at: word)
        return nil
    }

    private mutating func readKinds(_ cursor: inout Cursor, _ form: String) {
        guard expect(["and"], &cursor, form) else { return }
        guard let word = cursor.word(), let kinds = Int(word.text) else {
            diagnostics.error("how many kinds are missing", at: cursor.lineEnd, hint: form)
            return
        }
        if kinds < 2 {
            diagnostics.error(
                "no single kind of evidence makes a pitch",
                at: word,
                hint: "at least 2 kinds"
            )
        } else if kinds > Kind.allCases.count {
            let names = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            diagnostics.error(
                "there are only \(Kind.allCases.count) kinds of evidence",
                at: word,
                hint: names
            )
        } else {
            policy.decide.pitchKinds = kinds
        }
        guard expect(["kinds", "kind"], &cursor, form) else { return }
        rejectRest(of: cursor, after: "the kinds")
    }

    /// Takes one of the words that must come now.
    private mutating func expect(
        _ words: [String],
        _ cursor: inout Cursor,
        _ form: String
    ) -> Bool {
        let wanted = words.first ?? ""
        guard let word = cursor.word() else {
            diagnostics.error("\"\(wanted)\" is missing", at: cursor.lineEnd, hint: form)
            return false
        }
        if words.contains(word.text) { return true }
        diagnostics.error("\"\(wanted)\" is expected, not \"\(word.text)\"", at: word, hint: form)
        return false
    }
}

extension Cursor {
    /// The place where something is missing: behind the line's last word.
    var lineEnd: Span {
        var first = Cursor(line)
        guard let last = first.words().last else {
            return Span(line: line, range: position..<position, column: column)
        }
        let end = last.range.upperBound
        let width = line.text.characterCount(last.range)
        return Span(line: line, range: end..<end, column: last.column + width)
    }
}
