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
        let keyword = conditionKeyword(word)
        guard keyword == "unless" else {
            return condition(entry, word, as: keyword, cursor, depth: depth, &draft)
        }
        guard let next = cursor.word() else {
            diagnostics.error(
                "\"unless\" needs a condition on its own line",
                at: word,
                hint: entry.hasChildren
                    ? "write `unless any` above several" : "such as `unless subject has facture`"
            )
            checkMembers(entry, depth: depth, &draft)
            return nil
        }
        let second = conditionKeyword(next)
        if second == "unless" {
            diagnostics.error("\"unless\" stands twice", at: next)
            return nil
        }
        return condition(entry, next, as: second, cursor, depth: depth, &draft).map { .not($0) }
    }

    /// The word that a condition begins with, or the keyword that a misspelt one stands for.
    private mutating func conditionKeyword(_ word: Span) -> String {
        let text = word.text
        guard fields[text] == nil, !Keywords.conditions.contains(text),
            !Keywords.ruleLines.contains(text),
            let meant = meant(by: text, among: ruleWords), Keywords.conditions.contains(meant)
        else { return text }
        diagnostics.error(
            "unknown word \"\(text)\"",
            at: word,
            hint: "did you mean \"\(meant)\"?"
        )
        return meant
    }

    /// All that a line below `rule` may begin with.
    var ruleWords: [String] { Keywords.conditions + fieldNames + Keywords.ruleLines }

    /// A condition whose first word is read.
    private mutating func condition(
        _ entry: Entry,
        _ word: Span,
        as keyword: String,
        _ cursor: Cursor,
        depth: Int,
        _ draft: inout RuleDraft
    ) -> Condition? {
        switch keyword {
        case "any", "all":
            let isAny = keyword == "any"
            return group(entry, word, cursor, depth: depth, &draft)
                .map { isAny ? .any($0) : .all($0) }
        case "at":
            return atLeast(entry, word, cursor, depth: depth, &draft)
        case "rule":
            return ruleReference(entry, word, cursor, &draft)
        case "because", "principle", "kind", "hits", "spares", "expires":
            diagnostics.error(
                "\"\(keyword)\" is no condition",
                at: word,
                hint: "it stands directly below `rule`"
            )
            return nil
        default:
            return test(entry, word, cursor).map { .test($0) }
        }
    }

    /// The conditions below `any` and the like; `nil` when there is none or one is wrong.
    private mutating func group(
        _ entry: Entry,
        _ word: Span,
        _ cursor: Cursor,
        depth: Int,
        _ draft: inout RuleDraft
    ) -> [Condition]? {
        guard cursor.isAtEnd else {
            diagnostics.error(
                "the conditions of \"\(word.text)\" stand below it",
                at: cursor.rest,
                hint: "one a line, indented deeper"
            )
            checkMembers(entry, depth: depth, &draft)
            return nil
        }
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

    /// Finds the mistakes below a line that is wrong itself.
    private mutating func checkMembers(_ entry: Entry, depth: Int, _ draft: inout RuleDraft) {
        guard depth < Self.depthLimit else { return }
        for child in entry.children { _ = condition(child, depth: depth + 1, &draft) }
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
            checkMembers(entry, depth: depth, &draft)
            return nil
        }
        guard let conditions = group(entry, word, cursor, depth: depth, &draft) else { return nil }
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
