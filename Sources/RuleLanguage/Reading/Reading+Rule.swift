extension Reading {
    mutating func readRule(_ entry: Entry, _ keyword: Span, after cursor: Cursor) {
        var cursor = cursor
        guard var draft = readHead(cursor.words(), keyword) else {
            // The head is unreadable, its lines may have mistakes of their own.
            var nameless = RuleDraft(name: "", span: keyword)
            for line in entry.children { readRuleLine(line, &nameless) }
            return
        }
        let isNew = isNewName(draft)
        for line in entry.children { readRuleLine(line, &draft) }
        checkComplete(draft)
        if isNew { drafts.append(draft) }
    }

    /// `NAME [trial] POINTS`.
    private mutating func readHead(_ words: [Span], _ keyword: Span) -> RuleDraft? {
        let nameWords = words.prefix { $0.text != "trial" && !DecimalNumber.isMeant(by: $0.text) }
        guard let first = nameWords.first else {
            diagnostics.error(
                "a rule needs a name",
                at: keyword,
                hint: "such as `rule sells-chairs +1.5`"
            )
            return nil
        }
        let countBefore = diagnostics.count
        var draft = RuleDraft(name: ruleName(nameWords), span: first)
        let rest = words.dropFirst(nameWords.count)
        let numbers = rest.filter { $0.text != "trial" }
        draft.isTrial = numbers.count < rest.count
        if let number = numbers.first {
            if let points = rulePoints(number) { draft.points = points }
        } else if diagnostics.count == countBefore {
            diagnostics.error(
                "the points of this rule are missing",
                at: first,
                hint: "such as `rule \(draft.name) +1.5`"
            )
        }
        if numbers.count > 1 {
            diagnostics.error("nothing may follow the points of a rule", at: numbers[1])
        }
        return draft
    }

    /// The name, or the right spelling of a wrong one.
    private mutating func ruleName(_ words: ArraySlice<Span>) -> String {
        let texts = words.map(\.text)
        guard let first = words.first, let name = texts.first else { return "" }
        // Whatever is wrong here, other lines may know the rule by its first word.
        defer { if texts.count > 1, ruleNames[name] == nil { ruleNames[name] = first } }
        if words.count == 2, name.isRuleName, let second = words.last,
            let hint = suggestion(for: second.text, among: ["trial"])
        {
            diagnostics.error("unknown word \"\(second.text)\"", at: second, hint: hint)
            return name
        }
        if texts.count == 1, name.isRuleName { return name }
        let right = texts.joined(separator: "-").ruleName
        diagnostics.error(
            "a rule's name is lower-case words joined by hyphens",
            at: first,
            hint: right.isEmpty ? "such as `sells-chairs`" : "write `\(right)`"
        )
        return right.isEmpty ? name : right
    }

    private mutating func isNewName(_ draft: RuleDraft) -> Bool {
        if let first = ruleNames[draft.name] {
            diagnostics.error(
                "rule \"\(draft.name)\" is defined already, in \(first.whereabouts)",
                at: draft.span,
                hint: "take another name, or `points` to change the first one"
            )
            return false
        }
        ruleNames[draft.name] = draft.span
        return true
    }

    private mutating func checkComplete(_ draft: RuleDraft) {
        if draft.given["because"] == nil {
            diagnostics.error(
                "rule \"\(draft.name)\" has no `because`",
                at: draft.span,
                hint: "add a line that tells why: `because …`"
            )
        }
        if draft.conditionLines == 0 {
            diagnostics.error(
                "rule \"\(draft.name)\" has no condition",
                at: draft.span,
                hint: "add a line that tells when: `text has …`"
            )
        }
    }

    private mutating func readRuleLine(_ entry: Entry, _ draft: inout RuleDraft) {
        var cursor = entry.cursor
        guard let word = cursor.word() else { return }
        let keyword = ruleKeyword(word)
        if Keywords.singleRuleLines.contains(keyword),
            let first = draft.given.updateValue(word, forKey: keyword)
        {
            let line = first.line.number
            diagnostics.error("\"\(keyword)\" is given already, in line \(line)", at: word)
            return
        }
        switch keyword {
        case "because": draft.because = reason(entry, word, cursor)
        case "because-en": draft.becauseEnglish = reason(entry, word, cursor)
        case "principle": readPrinciple(entry, word, cursor, &draft)
        case "kind": readKind(entry, word, cursor, &draft)
        case "expires": readExpires(entry, word, cursor, &draft)
        case "hits": readExample(entry, word, cursor, mustHit: true, &draft)
        case "spares": readExample(entry, word, cursor, mustHit: false, &draft)
        default:
            draft.conditionLines += 1
            if let condition = condition(entry, depth: 0, &draft) {
                draft.conditions.append(condition)
            }
        }
    }

    /// The word that a line begins with, or the keyword that a misspelt one stands for.
    private mutating func ruleKeyword(_ word: Span) -> String {
        let text = word.text
        guard fields[text] == nil, !Keywords.conditions.contains(text),
            !Keywords.ruleLines.contains(text),
            let meant = meant(by: text, among: ruleWords), Keywords.ruleLines.contains(meant)
        else { return text }
        diagnostics.error(
            "unknown word \"\(text)\"",
            at: word,
            hint: "did you mean \"\(meant)\"?"
        )
        return meant
    }
}
