import RuleLanguage
import Testing

@Suite struct RuleTests {
    @Test(
        "Points are read exactly, with a decimal point or comma, with or without a sign",
        arguments: [
            ("+2", 200), ("2", 200), ("-3.5", -350), ("+1,5", 150), ("0.05", 5), ("−1", -100),
            ("100", 10000), ("1.50", 150), ("0", 0), ("1.500", 150),
        ]
    )
    func points(text: String, hundredths: Int) {
        let outcome = read("rule it \(text)\n  because so\n  text has chaise")
        #expect(outcome.rule?.points == Points(hundredths: hundredths))
    }

    @Test(
        "What is no number of points within a hundred is an error",
        arguments: ["+", "1.", ".5", "1.2.3", "+-1", "1e3", "100.01", "-101", "99999999999999999"]
    )
    func wrongPoints(text: String) {
        let outcome = read("rule it \(text)\n  because so\n  text has chaise")
        #expect(outcome.policy == nil)
        #expect(outcome.diagnostics.count == 1)
    }

    @Test(
        "A rule on trial says so before or after its points",
        arguments: ["trial +1", "+1 trial"]
    )
    func trial(head: String) {
        let outcome = read("rule it \(head)\n  because so\n  text has chaise")
        #expect(outcome.rule?.isTrial == true)
        #expect(outcome.rule?.points == Points(hundredths: 100))
    }

    @Test("Kinds follow from the fields that a rule asks")
    func kindsFromFields() {
        #expect(readRule("  text has chaise").rule?.kinds == [.content])
        #expect(
            readRule("  any\n    text has chaise\n    attempts > 1").rule?.kinds
                == [.content, .history]
        )
    }

    @Test("Fields ruled out give the kinds only when no other is asked")
    func kindsFromRuledOut() {
        #expect(readRule("  text has chaise\n  unless known-sender").rule?.kinds == [.content])
        #expect(readRule("  unless known-sender").rule?.kinds == [.history])
    }

    @Test("A rule that asks for another has the kinds of that one, wherever it stands")
    func kindsFromRules() {
        let outcome = read(
            """
            rule top +1
              because so
              rule middle
            rule middle +1
              because so
              rule bottom
              attempts > 1
            rule bottom +1
              because so
              from-domain ends .example
            """
        )
        #expect(outcome.rule("top")?.kinds == [.history, .sender])
    }

    @Test("Kinds may be written, several on a line")
    func writtenKinds() {
        let outcome = readRule("  kind content | sender\n  kind learned\n  attempts > 1")
        #expect(outcome.rule?.kinds == [.content, .sender, .learned])
    }

    @Test("A rule is off from the day on which it expires")
    func expiry() {
        let today = readRule("  expires 2026-06-01\n  text has chaise")
        #expect(today.rule?.isOff == true)
        #expect(today.diagnostics.map(\.severity) == [.warning])
        let tomorrow = readRule("  expires 2026-06-02\n  text has chaise")
        #expect(tomorrow.rule?.isOff == false)
        #expect(tomorrow.rule?.expires == CalendarDate(year: 2026, month: 6, day: 2))
        #expect(tomorrow.diagnostics.isEmpty)
    }

    @Test(
        "A day that no calendar has is an error",
        arguments: ["2027-02-29", "2027-13-01", "2027-00-10", "2027-1-1", "demain", "01-02-2027"]
    )
    func wrongDay(text: String) {
        #expect(readRule("  expires \(text)\n  text has chaise").policy == nil)
    }

    @Test("A long reason goes on in deeper lines")
    func longReason() {
        let outcome = read("rule it +1\n  because Une raison\n    plus longue\n  text has chaise")
        #expect(outcome.rule?.because == "Une raison plus longue")
    }

    @Test("A rule may give its reason in English too, once")
    func englishReason() {
        let lines = "  because-en It sells chairs\n  text has chaise\n"
        #expect(readRule(lines).rule?.becauseEnglish == "It sells chairs")
        #expect(readRule("  text has chaise").rule?.becauseEnglish == nil)
        #expect(readRule(lines + "  because-en again").policy == nil)
        #expect(readRule("  because-en\n  text has chaise").diagnostics.count == 1)
    }

    @Test("An example is the rest of its line, bars included")
    func example() {
        let outcome = readRule("  text has chaise\n  hits Chaises | tables # pour vous\n")
        #expect(outcome.rule?.examples.map(\.content) == [.text("Chaises | tables")])
    }

    @Test("Lines below an example make it longer, with its paragraphs")
    func longExample() {
        let outcome = readRule(
            "  text has chaise\n  spares\n    Bonjour,\n\n    Votre chaise.\n      Camille\n"
        )
        let expected = Rule.Example.Content.text("Bonjour,\n\nVotre chaise.\nCamille")
        #expect(outcome.rule?.examples.map(\.content) == [expected])
        #expect(outcome.rule?.examples.map(\.mustHit) == [false])
    }

    @Test("An example that ends in .eml is a file beside the rules")
    func exampleFile() {
        let text = "rule it +1\n  because so\n  text has a\n  hits mail/chair.eml\n  hits a b.eml"
        let outcome = read(["etc/house.rules": text], path: "etc/house.rules")
        #expect(
            outcome.rule?.examples.map(\.content) == [
                .file("etc/mail/chair.eml"), .text("a b.eml"),
            ]
        )
    }

    @Test("More header fields than can be told apart are too many")
    func manyHeaderFields() {
        func lines(_ count: Int) -> String {
            (1...count).map { "  header X-\($0) present\n" }.joined()
        }
        #expect(readRule(lines(32)).messages == [])
        #expect(
            readRule(lines(33)).messages == [
                "more than 32 different header fields are asked about"
            ])
    }
}
