import RuleLanguage
import Testing

@Suite struct ValueTests {
    private func phrases(_ text: String) -> [String]? {
        guard case .test(let test) = readRule("  text has \(text)\n").rule?.condition,
            case .has(let phrases) = test.match
        else { return nil }
        return phrases.map(\.text)
    }

    @Test(
        "Quotes wrap a value that holds a bar, a hash or outer spaces",
        arguments: [
            ("\"a | b\" | c", ["a | b", "c"]),
            ("« a | b » | c", ["a | b", "c"]),
            ("«\u{A0}a # b\u{202F}»", ["a # b"]),
            ("“a | b”", ["a | b"]),
            ("„a | b“", ["a | b"]),
            ("\" a \"", [" a "]),
            ("\"a\"# b", ["\"a\"# b"]),
            ("\"a\" # b", ["a"]),
            ("\"oui\" dit-il | non", ["\"oui\" dit-il", "non"]),
            ("dit \"oui\"", ["dit \"oui\""]),
            ("17\" écran | b", ["17\" écran", "b"]),
            ("l'objet", ["l'objet"]),
        ]
    )
    func quotes(text: String, values: [String]) {
        #expect(phrases(text) == values)
    }

    @Test(
        "A hash begins a comment only behind white space",
        arguments: [("a #b", ["a"]), ("a#b", ["a#b"]), ("a\u{A0}# b", ["a"]), ("a\t#b", ["a"])]
    )
    func comments(text: String, values: [String]) {
        #expect(phrases(text) == values)
    }

    @Test("Bars at the ends and doubled bars separate nothing")
    func looseEnds() {
        #expect(phrases("| a | | b |") == ["a", "b"])
    }

    @Test("Inner spaces stay, outer ones go")
    func spaces() {
        #expect(phrases("  a  b \u{A0}|\u{A0}c\u{A0}") == ["a  b", "c"])
    }

    @Test("A bar that touches a word is an error, in quotes it is fine")
    func touchingBar() {
        #expect(readRule("  text has a|b").messages.count == 1)
        #expect(readRule("  text has a |b").messages.count == 1)
        #expect(phrases("\"a|b\"") == ["a|b"])
    }

    @Test("Empty quotes can match nothing and are refused")
    func emptyQuotes() {
        #expect(readRule("  text has \"\"").policy == nil)
    }

    @Test("A star ends a word, elsewhere it is an error")
    func stars() {
        #expect(phrases("chais* table*") == ["chais* table*"])
        for wrong in ["*chaise", "ch*se", "a * b", "**"] {
            #expect(readRule("  text has \(wrong)").policy == nil)
        }
    }
}
