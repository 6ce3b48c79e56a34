extension Reading {
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
        return negated(entry, word, cursor, depth: depth, &draft).map { .not($0) }
    }

    /// What stands behind `unless`.
    private mutating func negated(
        _ entry: Entry,
        _ unless: Span,
        _ start: Cursor,
        depth: Int,
        _ draft: inout RuleDraft
    ) -> Condition? {
        var cursor = start
        guard let word = cursor.word() else {
            let example = "such as `unless subject has facture`"
            diagnostics.error(
                "\"unless\" needs a condition on its own line",
                at: unless,
                hint: entry.hasChildren ? "write `unless any` above several" : example
            )
            checkMembers(entry, depth: depth, &draft)
            return nil
        }
        let keyword = conditionKeyword(word)
        guard keyword != "unless" else {
            diagnostics.error("\"unless\" stands twice", at: word)
            return nil
        }
        return condition(entry, word, as: keyword, cursor, depth: depth, &draft)
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
            hint: "did you mean \"\(meant == "at" ? "at least" : meant)\"?"
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
        case "any":
            return group(entry, word, cursor, depth: depth, &draft).map { .any($0) }
        case "all":
            return group(entry, word, cursor, depth: depth, &draft).map { .all($0) }
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
