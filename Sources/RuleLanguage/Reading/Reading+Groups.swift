extension Reading {
    /// Deeper nesting than this is a slip of the indentation, not a thought.
    private static let depthLimit = 16

    /// The conditions below `any` and the like; `nil` when there is none or one is wrong.
    mutating func group(
        _ entry: Entry,
        _ word: Span,
        _ cursor: Cursor,
        depth: Int,
        _ draft: inout RuleDraft
    ) -> [Condition]? {
        let hint = "one a line, indented deeper"
        guard cursor.isAtEnd else {
            let message = "the conditions of \"\(word.text)\" stand below it"
            diagnostics.error(message, at: cursor.rest, hint: hint)
            checkMembers(entry, depth: depth, &draft)
            return nil
        }
        guard entry.hasChildren else {
            let message = "\"\(word.text)\" needs conditions below it"
            diagnostics.error(message, at: word, hint: hint)
            return nil
        }
        guard depth < Self.depthLimit else {
            diagnostics.error("conditions are nested too deep", at: word)
            return nil
        }
        let children = entry.children
        let conditions = children.compactMap { condition($0, depth: depth + 1, &draft) }
        return conditions.count == children.count ? conditions : nil
    }

    /// Finds the mistakes below a line that is wrong itself.
    mutating func checkMembers(_ entry: Entry, depth: Int, _ draft: inout RuleDraft) {
        guard depth < Self.depthLimit else { return }
        for child in entry.children { _ = condition(child, depth: depth + 1, &draft) }
    }

    mutating func atLeast(
        _ entry: Entry,
        _ word: Span,
        _ start: Cursor,
        depth: Int,
        _ draft: inout RuleDraft
    ) -> Condition? {
        var cursor = start
        guard cursor.word()?.text == "least", let number = cursor.word(),
            let count = Int(number.text)
        else {
            // A misspelt one is complained about already.
            if word.text == "at" {
                diagnostics.error(
                    "\"at least\" needs a number",
                    at: word,
                    hint: "write `at least 2`"
                )
            }
            checkMembers(entry, depth: depth, &draft)
            return nil
        }
        guard let conditions = group(entry, word, cursor, depth: depth, &draft) else { return nil }
        if (1...conditions.count).contains(count) { return .atLeast(count, conditions) }
        diagnostics.error(
            "of the \(conditions.count) below, at least 1 to \(conditions.count) can be asked for",
            at: number
        )
        return nil
    }
}
