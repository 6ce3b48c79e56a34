extension Reading {
    /// The phrases of a condition; `nil` when there is none or one is wrong.
    mutating func phrases(_ question: Question, _ verb: Span) -> [Phrase]? {
        let values = values(of: question.entry, after: question.cursor)
        guard !values.isEmpty else {
            missingValue(verb)
            return nil
        }
        var phrases: [Phrase] = []
        phrases.reserveCapacity(values.count)
        for value in values where isPhrase(value) {
            phrases.append(value.phrase)
            warnIfList(value)
            if value.span.line.number != verb.line.number { warnIfCondition(value) }
        }
        return phrases.count == values.count ? phrases : nil
    }

    /// The regular expressions of a condition; `nil` when there is none or one is wrong.
    mutating func expressions(_ question: Question, _ verb: Span) -> [String]? {
        let countBefore = diagnostics.count
        let values = values(of: question.entry, after: question.cursor) {
            $0.expression(&$1)
        }
        guard !values.isEmpty else {
            if diagnostics.count == countBefore { missingValue(verb) }
            return nil
        }
        for value in values where !value.text.isEmpty && !soundExpressions.contains(value.text) {
            if let fault = environment.expressionFault(value.text) {
                diagnostics.error("this expression is refused: \(fault)", at: value.span)
            } else {
                soundExpressions.insert(value.text)
            }
        }
        return values.map(\.text)
    }

    /// Whether a phrase can match something; complains when it cannot.
    mutating func isPhrase(_ value: Value) -> Bool {
        if value.text.utf8.contains(UInt8(ascii: "*")), value.text.hasStrayStar {
            diagnostics.error(
                "a * stands only at the end of a word",
                at: value.span,
                hint: "such as fauteuil*"
            )
            return false
        }
        guard !value.text.isEmpty else {
            diagnostics.error("nothing stands between these quotes", at: value.span)
            return false
        }
        guard let fault = environment.phraseFault(value.text) else { return true }
        diagnostics.error("this phrase can match nothing: \(fault)", at: value.span)
        return false
    }

    /// Warns when a line that was indented too deep is taken for part of the line above it.
    mutating func warnIfCondition(_ value: Value) {
        var words = value.text.utf8.split(separator: .space, maxSplits: 2).map {
            String(decoding: Array($0), as: UTF8.self)
        }
        if words.first == "unless" { words.removeFirst() }
        guard let name = words.first, let field = fields[name], !value.isQuoted else { return }
        let verb = words.count > 1 ? words[1] : ""
        let isCondition =
            field.type == .yesNo
            ? words.count == 1
            : Keywords.textVerbs.contains(verb) || Keywords.comparisons.contains(verb)
        guard isCondition else { return }
        diagnostics.warning(
            "this reads like a condition, but it stands deeper than the line above and so "
                + "belongs to it",
            at: value.span,
            hint: "indent it less, or put quotes around it"
        )
    }

    private mutating func missingValue(_ verb: Span) {
        diagnostics.error(
            "\"\(verb.text)\" needs a value",
            at: verb,
            hint: "on this line, or below it, one a line"
        )
    }
}

extension String {
    /// A `*` that stands alone or before a letter, where "any ending" makes no sense.
    fileprivate var hasStrayStar: Bool {
        var last: Character = " "
        var isBehindStar = false
        for character in self {
            let isWord = character.isLetter || character.isNumber
            if isBehindStar, isWord { return true }
            isBehindStar = character == "*"
            if isBehindStar, !(last.isLetter || last.isNumber) { return true }
            last = character
        }
        return false
    }
}
