extension Reading {
    mutating func textTest(_ question: inout Question) -> Test? {
        guard let verb = question.cursor.word() else {
            diagnostics.error(
                "\"\(question.field.name)\" needs a verb",
                at: question.word,
                hint: "one of \(Keywords.textVerbs.alternatives)"
            )
            return nil
        }
        switch verb.text {
        case "has": return phrases(question, verb).map { question.test(.has($0)) }
        case "is": return phrases(question, verb).map { question.test(.is($0)) }
        case "starts": return phrases(question, verb).map { question.test(.starts($0)) }
        case "ends": return phrases(question, verb).map { question.test(.ends($0)) }
        case "matches": return expressions(question, verb).map { question.test(.matches($0)) }
        case "present", "missing":
            expectEnd(of: question.entry, at: question.cursor, after: "\"\(verb.text)\"")
            return question.test(verb.text == "present" ? .present : .missing)
        default:
            unknownVerb(verb, question.field)
            return nil
        }
    }

    /// `header NAME VERB …`; the name may be anything without spaces.
    mutating func headerTest(_ question: inout Question) -> Test? {
        guard let word = question.cursor.word() else {
            diagnostics.error(
                "\"header\" needs a header field's name",
                at: question.word,
                hint: "such as `header X-Mailer has …`"
            )
            return nil
        }
        let name = word.text.hasSuffix(":") ? String(word.text.dropLast()) : word.text
        let isName = { (byte: UInt8) in byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: ":") }
        guard !name.isEmpty, name.utf8.allSatisfy(isName) else {
            diagnostics.error("\"\(word.text)\" is no header field's name", at: word)
            return nil
        }
        var next = question.cursor
        if Keywords.textVerbs.contains(name), !isVerb(next.word()) {
            diagnostics.error(
                "the header field's name is missing before \"\(name)\"",
                at: word,
                hint: "such as `header X-Mailer \(name) …`"
            )
            return nil
        }
        question.argument = name.lowercased()
        headerNames.insert(name.lowercased())
        guard headerNames.count <= Self.mostHeaderNames else {
            diagnostics.error(
                "more than \(Self.mostHeaderNames) different header fields are asked about",
                at: word
            )
            return nil
        }
        return textTest(&question)
    }

    /// Each has a bit of its own when a message is looked through.
    private static let mostHeaderNames = 32

    private func isVerb(_ word: Span?) -> Bool {
        word.map { Keywords.textVerbs.contains($0.text) } ?? false
    }

    mutating func choiceTest(
        _ question: inout Question,
        _ choices: [String],
        isOpen: Bool
    ) -> Test? {
        let name = question.field.name
        let word = question.cursor.word()
        guard let verb = word, verb.text == "is" else {
            diagnostics.error(
                "\"\(name)\" is a choice and asks `is`",
                at: word ?? question.word,
                hint: "such as `\(name) is \(choices.first ?? "…")`"
            )
            return nil
        }
        let values = values(of: question.entry, after: question.cursor)
        guard !values.isEmpty else {
            diagnostics.error(
                "a value is missing",
                at: verb,
                hint: "one of \(choices.alternatives)"
            )
            return nil
        }
        let phrases = values.compactMap { choice($0, name, choices, isOpen: isOpen) }
        return phrases.count == values.count ? question.test(.is(phrases)) : nil
    }

    private mutating func choice(
        _ value: Value,
        _ field: String,
        _ choices: [String],
        isOpen: Bool
    ) -> Phrase? {
        let text = value.text.lowercased()
        if let known = choices.first(where: { $0.lowercased() == text }) {
            return Phrase(known, place: value.span.place)
        }
        let hint = suggestion(for: text, among: choices)
        guard !isOpen else {
            // Two-letter languages are all near one another; only a longer word is a slip.
            if let hint, text.utf8.count > 3 {
                let message = "\"\(value.text)\" is no \(field) known by that name"
                diagnostics.warning(message, at: value.span, hint: hint)
            }
            return Phrase(text, place: value.span.place)
        }
        diagnostics.error(
            "\"\(field)\" is never \"\(value.text)\"",
            at: value.span,
            hint: hint ?? "one of \(choices.alternatives)"
        )
        return nil
    }

    private mutating func unknownVerb(_ verb: Span, _ field: FieldDescription) {
        let text = verb.text
        if text.first.map({ "<>=≥≤".contains($0) }) ?? false {
            diagnostics.error(
                "\"\(field.name)\" is a text and cannot be compared with a number",
                at: verb,
                hint: "one of \(Keywords.textVerbs.alternatives)"
            )
            return
        }
        diagnostics.error(
            "unknown verb \"\(text)\"",
            at: verb,
            hint: suggestion(for: text, among: Keywords.textVerbs)
                ?? "one of \(Keywords.textVerbs.alternatives)"
        )
    }
}
