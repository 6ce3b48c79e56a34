import RuleLanguage
import Testing

@Suite struct ConditionTests {
    @Test(
        "Conditions mean what they say",
        arguments: [
            ("text has chaise | table", "text has chaise|table"),
            ("text is Bonjour", "text is Bonjour"),
            ("subject starts re:", "subject starts re:"),
            ("from ends @shop.example", "from ends @shop.example"),
            ("attachment present", "attachment present"),
            ("subject missing", "subject missing"),
            ("text matches /a|b/ | /c d/", "text matches a|b|c d"),
            ("text matches /https?://x/y/ # why", "text matches https?://x/y"),
            ("text matches /a #b/", "text matches a #b"),
            ("recipients >= 5", "recipients >= 5.0"),
            ("recipients>=5", "recipients >= 5.0"),
            ("recipients ≥ 5", "recipients >= 5.0"),
            ("likeness ≤ 0,8", "likeness <= 0.8"),
            ("likeness<0.25", "likeness < 0.25"),
            ("attempts =1", "attempts = 1.0"),
            ("attempts > -1", "attempts > -1.0"),
            ("offer is to-us | NONE", "offer is to-us|none"),
            ("language is fr | rm", "language is fr|rm"),
            ("fake-reply", "fake-reply holds"),
            ("unless known-sender", "not(known-sender holds)"),
            ("header X-Mailer has lem", "header x-mailer has lem"),
            ("header X-Mailer: missing", "header x-mailer missing"),
            ("header has is odd", "header has is odd"),
            ("all\n    text has a\n    text has b", "all(text has a, text has b)"),
            ("any\n    text has a\n    unless text has b", "any(text has a, not(text has b))"),
            (
                "unless any\n    text has a\n    fake-reply",
                "not(any(text has a, fake-reply holds))"
            ),
            (
                "unless at least 2\n    text has a\n    text has b\n    fake-reply",
                "not(2 of(text has a, text has b, fake-reply holds))"
            ),
            (
                "any\n    text has a\n    all\n      text has b\n      fake-reply",
                "any(text has a, all(text has b, fake-reply holds))"
            ),
        ]
    )
    func meaning(line: String, summary: String) {
        let outcome = readRule("  \(line)\n")
        #expect(outcome.rendered == "")
        #expect(outcome.rule?.condition.summary == summary)
    }

    @Test("Values stand on the line, below it, or both")
    func valuePlaces() {
        let outcome = readRule("  text has a | b |\n      c\n      d | e\n    # no more\n    f\n")
        #expect(outcome.rule?.condition.summary == "text has a|b|c|d|e|f")
    }

    @Test("All conditions of a rule must hold")
    func severalConditions() {
        let outcome = readRule(
            "  text has a\n  unless rule other\nrule other +1\n  because so\n  fake-reply"
        )
        #expect(outcome.rule("it")?.condition.summary == "all(text has a, not(rule other))")
    }

    @Test("A phrase and a condition know their places")
    func places() {
        let outcome = readRule("  text has été | hiver\n")
        guard case .test(let test) = outcome.rule?.condition, case .has(let phrases) = test.match
        else {
            Issue.record("no test")
            return
        }
        #expect(test.place == SourcePlace(file: "house.rules", line: 5, column: 3, length: 4))
        #expect(phrases.map(\.place.column) == [12, 18])
        #expect(phrases.map(\.place.length) == [3, 5])
    }

    @Test("A comparison asks for one number", arguments: ["", "beaucoup", "1 2", "1 | 2", "0x10"])
    func wrongNumber(number: String) {
        let outcome = readRule("  recipients >= \(number)\n")
        #expect(outcome.policy == nil)
        #expect(outcome.diagnostics.count == 1)
    }

    @Test(
        "A condition that is indented too deep draws a warning, in quotes it is a value",
        arguments: [
            ("  text has a\n    subject has b", 1), ("  text has a\n    unless fake-reply", 1),
            ("  text has a\n    \"subject has b\"", 0), ("  text has a\n    subject to change", 0),
        ]
    )
    func tooDeep(lines: String, warnings: Int) {
        let outcome = readRule(lines)
        #expect(outcome.policy != nil)
        #expect(outcome.messages.count == warnings)
    }

    @Test("Conditions may be nested, but not without end")
    func nesting() {
        var lines = ""
        for depth in 0..<40 { lines += String(repeating: " ", count: depth + 2) + "any\n" }
        let outcome = readRule(lines)
        #expect(outcome.messages == ["conditions are nested too deep"])
    }
}
