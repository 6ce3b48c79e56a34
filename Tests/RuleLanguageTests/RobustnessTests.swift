import RuleLanguage
import Testing

@Suite struct RobustnessTests {
    private let text = """
        house
            address info@house.example
        rule chairs +1
            because Vend des chaises
            text has
                chaise
                fauteuil
            hits Une chaise

        """

    @Test(
        "A byte order mark and other line ends change nothing",
        arguments: ["\n", "\r\n", "\r"],
        ["", "\u{FEFF}"]
    )
    func lineEnds(ending: String, mark: String) {
        let other =
            mark
            + text.split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: ending)
        #expect(read(["house.rules": other]) == read(["house.rules": text]))
    }

    @Test("Tabs indent as well as spaces", arguments: ["\t", " ", "  ", "\u{A0}\u{A0}"])
    func indentation(unit: String) {
        let lines = text.split(separator: "\n").map { line in
            let depth = line.prefix { $0 == " " }.count / 4
            return String(repeating: unit, count: depth) + line.drop { $0 == " " }
        }
        let outcome = read(["house.rules": lines.joined(separator: "\n")])
        #expect(outcome.rendered == "")
        #expect(outcome.rule?.condition.summary == "text has chaise|fauteuil")
    }

    @Test("Uneven indentation is fine as long as deeper is plain")
    func unevenIndentation() {
        let plain = readRule("  any\n          text has a\n        fake-reply\n")
        #expect(plain.rule?.condition.summary == "any(text has a, fake-reply holds)")
    }

    @Test("One complaint about mixed tabs and spaces is enough for a block")
    func mixedIndentation() {
        let outcome = read(
            "rule it +1\n\tbecause so\n    text has a\n\tfake-reply\n    fake-reply\n"
        )
        #expect(outcome.messages.filter { $0.contains("indented with") }.count == 1)
    }

    @Test("Zero bytes are no text: one error, however many there are")
    func zeroBytes() {
        let outcome = read(["house.rules": "h\0o\0u\0s\0e\0"])
        #expect(outcome.policy == nil)
        #expect(outcome.diagnostics.count == 1)
    }

    @Test("Characters that were no UTF-8 are one mistake, with the place of the first")
    func replacement() {
        let outcome = readRule("  text has caf\u{FFFD} | th\u{FFFD}\n")
        #expect(outcome.policy == nil)
        #expect(outcome.diagnostics.map(\.severity) == [.error])
        #expect(
            outcome.messages == ["this file is not UTF-8 (2 characters lost): save it as UTF-8"])
        let place = SourcePlace(file: "house.rules", line: 5, column: 15, length: 1)
        #expect(outcome.diagnostics.first?.place == place)
    }

    @Test("What is lost in a list of people breaks no rules")
    func replacementInMembers() {
        let outcome = read([
            "house.rules": "house\n  address info@house.example\npeople\n  from members.txt\n",
            "members.txt": "anna@example.org  # Zo\u{FFFD}\n",
        ])
        #expect(outcome.policy?.people == ["anna@example.org"])
        #expect(outcome.diagnostics.map(\.severity) == [.warning])
    }

    @Test("Many mistakes are cut with a note on how many there are more")
    func manyMistakes() {
        let outcome = read(String(repeating: "zzzzzzzz\n", count: 5000))
        #expect(outcome.diagnostics.count == PolicyReader.diagnosticLimit + 1)
        #expect(outcome.diagnostics.last?.message == "4900 more complaints are not shown")
        #expect(outcome.policy == nil)
    }

    @Test("Ever deeper lines, a long chain of rules and a long line are read in passing")
    func hostile() {
        var deep = ""
        for depth in 0..<1500 { deep += String(repeating: " ", count: depth) + "house\n" }
        #expect(read(deep).policy == nil)
        var chain = ""
        for index in 0..<5000 {
            chain += "rule r\(index) +1\n  because so\n  rule r\(index + 1)\n"
        }
        chain += "rule r5000 +1\n  because so\n  fake-reply\n"
        #expect(read(chain).rule("r0")?.kinds == [.structure])
        let bars = String(repeating: "été|b | ", count: 20_000)
        #expect(readRule("  text has " + bars).policy == nil)
        let quotes = String(repeating: "\"a\"b « ", count: 20_000)
        #expect(readRule("  text has " + quotes).policy != nil)
        let words = String(repeating: "a ", count: 100_000)
        #expect(read("rule " + words).messages.allSatisfy { $0.count < 500 })
    }

    @Test(
        "One mistake draws one complaint",
        arguments: [
            "rule it +1\n  becuase so\n  text has a",
            "rule it +1\n  because so\n  any text has a",
            "rule it +1\n  because so\n  text hsa a",
            "rule It +1\n  because so\n  text has a\noff it",
            "rule my rule +1\n  because so\n  text has a\noff my-rule",
            "rgle it +1\n  because so\n  text has a\noff it",
            "rule it +1\n  because so\n  sauf any\n    text has a",
            "rule it +1\n  because so\n  au moins 2\n    text has a\n    fake-reply",
            "when pitch\n  delete\n  keep",
            "when pitch\n  file into \"\"",
            "when pitch\n  tag «  »",
            "house\n  name \"\"",
            "include nothing.rules",
            "rule a +1\n  because so\n  rule b\nrule b +1\n  because so\n  rule a",
            "decide\n  pitch from 6 points and 1 kinds",
            "house\n  adress a@b.example",
        ]
    )
    func noCascade(text: String) {
        #expect(read(text).diagnostics.count == 1)
    }
}
