extension Reading {
    /// `FIELD VERB VALUES`, a comparison, or a yes/no field alone; the first word is read.
    mutating func test(_ entry: Entry, _ word: Span, _ cursor: Cursor) -> Test? {
        let (word, cursor) = split(word, cursor)
        guard let field = fields[word.text] else {
            unknownField(word)
            return nil
        }
        var question = Question(entry: entry, field: field, word: word, cursor: cursor)
        switch field.type {
        case .text, .list: return textTest(&question)
        case .header: return headerTest(&question)
        case .number: return numberTest(&question)
        case .choice(let choices): return choiceTest(&question, choices, isOpen: false)
        case .openChoice(let choices): return choiceTest(&question, choices, isOpen: true)
        case .yesNo: return yesNoTest(question)
        }
    }

    /// `recipients>=5` is read as `recipients >=5`.
    private func split(_ word: Span, _ cursor: Cursor) -> (Span, Cursor) {
        let text = word.text
        guard let sign = text.firstIndex(where: { "<>=≥≤".contains($0) }), sign > text.startIndex
        else { return (word, cursor) }
        var shorter = Cursor(word.line)
        shorter.skip(to: word)
        let length = text[..<sign].utf8.count
        let name = shorter.take(upTo: word.range.lowerBound + length)
        return (name, shorter)
    }

    private mutating func unknownField(_ word: Span) {
        let text = word.text
        diagnostics.error(
            "unknown field \"\(text)\"",
            at: word,
            hint: suggestion(for: text, among: ruleWords) ?? "`nopitch fields` lists all"
        )
    }

    private mutating func yesNoTest(_ question: Question) -> Test? {
        var cursor = question.cursor
        if let extra = cursor.word() {
            diagnostics.error(
                "\"\(question.field.name)\" is a yes/no field and stands alone",
                at: extra,
                hint: "or `unless \(question.field.name)`"
            )
            return nil
        }
        rejectLines(
            below: question.entry,
            because: "belongs to \"\(question.field.name)\", which takes no values"
        )
        return question.test(.holds)
    }

    private mutating func numberTest(_ question: inout Question) -> Test? {
        let name = question.field.name
        let usage = "such as `\(name) >= 2`"
        guard let (comparison, sign) = comparison(&question) else {
            let verb = question.cursor.word() ?? question.word
            diagnostics.error(
                "\"\(name)\" is a number and asks for \(Keywords.comparisons.alternatives)",
                at: verb,
                hint: usage
            )
            return nil
        }
        guard let word = question.cursor.word() else {
            diagnostics.error("a number is missing", at: sign, hint: usage)
            return nil
        }
        guard let number = DecimalNumber(word.text) else {
            diagnostics.error(
                "a number is expected, not \"\(word.text)\"",
                at: word,
                hint: usage
            )
            return nil
        }
        expectEnd(of: question.entry, at: question.cursor, after: "the number")
        return question.test(.number(comparison, number.value))
    }

    /// The comparison that comes now, with or without white space behind it.
    private func comparison(_ question: inout Question) -> (Comparison, Span)? {
        var cursor = question.cursor
        cursor.skipSpace()
        let signs = [("≥", Comparison.greaterOrEqual), ("≤", .lessOrEqual)]
        for (sign, meaning) in signs + Comparison.allCases.map({ ($0.rawValue, $0) })
        where cursor.holds(sign) {
            let span = cursor.take(upTo: cursor.position + sign.utf8.count)
            question.cursor = cursor
            return (meaning, span)
        }
        return nil
    }
}

/// A condition on a field while it is read.
struct Question {
    let entry: Entry
    let field: FieldDescription
    let word: Span
    var cursor: Cursor
    /// The header field's name, in lower case.
    var argument: String?

    init(entry: Entry, field: FieldDescription, word: Span, cursor: Cursor) {
        self.entry = entry
        self.field = field
        self.word = word
        self.cursor = cursor
    }

    func test(_ match: Match) -> Test {
        Test(field: field.name, argument: argument, match: match, place: word.place)
    }
}

extension Cursor {
    func holds(_ text: String) -> Bool {
        line.text.bytes[position..<end].starts(with: text.utf8)
    }

    /// Goes to where a word of the same line starts.
    mutating func skip(to word: Span) {
        _ = take(upTo: word.range.lowerBound)
    }
}
