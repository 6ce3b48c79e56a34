extension Reading {
    /// The text of `because` or `because-en`; empty, and complained about, where there is none.
    mutating func reason(_ entry: Entry, _ word: Span, _ start: Cursor) -> String {
        let text = longText(entry, after: start).joined(separator: " ")
        for child in entry.children {
            var below = child.cursor
            if let value = below.text() { warnIfCondition(value) }
        }
        if text.isEmpty {
            diagnostics.error(
                "\"\(word.text)\" needs the reason",
                at: word,
                hint: "in your words, as you will read it later"
            )
        }
        return text
    }

    mutating func readPrinciple(
        _ entry: Entry,
        _ word: Span,
        _ start: Cursor,
        _ draft: inout RuleDraft
    ) {
        var cursor = start
        let names = Principle.allCases.map(\.rawValue)
        guard let name = cursor.word() else {
            diagnostics.error(
                "\"principle\" needs a name",
                at: word,
                hint: "one of \(names.alternatives)"
            )
            return
        }
        expectEnd(of: entry, at: cursor, after: "the principle")
        draft.principle = Principle(rawValue: name.text)
        guard draft.principle == nil else { return }
        diagnostics.error(
            "unknown principle \"\(name.text)\"",
            at: name,
            hint: suggestion(for: name.text, among: names) ?? "one of \(names.alternatives)"
        )
    }

    mutating func readKind(
        _ entry: Entry,
        _ word: Span,
        _ cursor: Cursor,
        _ draft: inout RuleDraft
    ) {
        let names = Kind.allCases.map(\.rawValue)
        let oneOf = "one of \(names.alternatives)"
        let values = values(of: entry, after: cursor)
        if values.isEmpty { diagnostics.error("\"kind\" needs a name", at: word, hint: oneOf) }
        for value in values {
            if let kind = Kind(rawValue: value.text) {
                draft.writtenKinds.insert(kind)
                continue
            }
            diagnostics.error(
                "unknown kind \"\(value.text)\"",
                at: value.span,
                hint: suggestion(for: value.text, among: names) ?? oneOf
            )
        }
    }

    mutating func readExpires(
        _ entry: Entry,
        _ word: Span,
        _ start: Cursor,
        _ draft: inout RuleDraft
    ) {
        var cursor = start
        guard let day = cursor.word() else {
            diagnostics.error("\"expires\" needs a day", at: word, hint: "such as 2027-03-31")
            return
        }
        expectEnd(of: entry, at: cursor, after: "the day")
        guard let date = CalendarDate(day.text) else {
            diagnostics.error(
                "\"\(day.text)\" is no day of the calendar",
                at: day,
                hint: "year, month, day, such as 2027-03-31"
            )
            return
        }
        draft.expires = date
        guard date <= environment.today else { return }
        draft.isOff = true
        diagnostics.warning("rule \"\(draft.name)\" has expired and counts as off", at: day)
    }
}
