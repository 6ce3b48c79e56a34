extension Reading {
    /// Deeper nesting than this is a slip of the indentation, not a thought.
    private static let depthLimit = 16

    mutating func condition(
        _ entry: Entry,
        depth: Int,
        _ draft: inout RuleDraft
    ) -> Condition? {
        var cursor = entry.cursor
        guard let word = cursor.word() else { return nil }
        guard word.text == "unless" else {
            return condition(entry, word, cursor, depth: depth, &draft)
        }
        guard let next = cursor.word() else {
            diagnostics.error(
                "\"unless\" needs a condition on its own line",
                at: word,
                hint: entry.hasChildren
                    ? "write `unless any` above several" : "such as `unless subject has facture`"
            )
            return nil
        }
        if next.text == "unless" {
            diagnostics.error("\"unless\" stands twice", at: next)
            return nil
        }
        return condition(entry, next, cursor, depth: depth, &draft).map { .not($0) }
    }

    /// A condition whose first word is read.
    private mutating func condition(
        _ entry: Entry,
        _ word: Span,
        _ cursor: Cursor,
        depth: Int,
        _ draft: inout RuleDraft
    ) -> Condition? {
        switch word.text {
        case "any", "all":
            let isAny = word.text == "any"
            rejectRest(of: cursor, after: "\"\(word.text)\"")
            return members(entry, word, depth: depth, &draft).map { isAny ? .any($0) : .all($0) }
        case "at":
            return atLeast(entry, word, cursor, depth: depth, &draft)
        case "rule":
            return ruleReference(entry, word, cursor, &draft)
        case "because", "principle", "kind", "hits", "spares", "expires":
            diagnostics.error(
                "\"\(word.text)\" is no condition",
                at: word,
                hint: "it stands directly below `rule`"
            )
            return nil
        default:
            return test(entry, word, cursor).map { .test($0) }
        }
    }

    /// The conditions below `any` and the like; `nil` when there is none or one is wrong.
    private mutating func members(
        _ entry: Entry,
        _ word: Span,
        depth: Int,
        _ draft: inout RuleDraft
    ) -> [Condition]? {
        guard entry.hasChildren else {
            diagnostics.error(
                "\"\(word.text)\" needs conditions below it",
                at: word,
                hint: "one a line, indented deeper"
            )
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

    private mutating func atLeast(
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
            diagnostics.error("\"at least\" needs a number", at: word, hint: "write `at least 2`")
            return nil
        }
        rejectRest(of: cursor, after: "the number")
        guard let conditions = members(entry, word, depth: depth, &draft) else { return nil }
        guard (1...conditions.count).contains(count) else {
            let many =
                conditions.count == 1
                ? "1 condition stands" : "\(conditions.count) conditions stand"
            diagnostics.error(
                "only \(many) below, so this asks for 1 to \(conditions.count)",
                at: number
            )
            return nil
        }
        return .atLeast(count, conditions)
    }

    private mutating func ruleReference(
        _ entry: Entry,
        _ word: Span,
        _ start: Cursor,
        _ draft: inout RuleDraft
    ) -> Condition? {
        var cursor = start
        guard let name = cursor.word() else {
            diagnostics.error("\"rule\" needs a rule's name", at: word)
            return nil
        }
        if let extra = cursor.word() {
            let isHead = DecimalNumber.isMeant(by: extra.text) || extra.text == "trial"
            diagnostics.error(
                "as a condition, \"rule\" takes a name and nothing else",
                at: extra,
                hint: isHead ? "a rule of its own starts at the margin" : nil
            )
            return nil
        }
        rejectLines(below: entry, because: "belongs to \"rule \(name.text)\", which takes none")
        draft.references.append(RuleDraft.Reference(name: name.text, span: name))
        return .rule(name.text)
    }
}
