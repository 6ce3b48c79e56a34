import RuleLanguage
import Testing

@Suite struct OverrideTests {
    private let rule = "rule chairs +1\n  because so\n  text has chaise\n"

    @Test("Points and off change a rule wherever they stand")
    func anywhere() {
        let before = read("points chairs 0,5\noff chairs\n" + rule)
        let after = read(rule + "points chairs 0.5\noff chairs\n")
        for outcome in [before, after] {
            #expect(outcome.rendered == "")
            #expect(outcome.rule?.points == Points(hundredths: 50))
            #expect(outcome.rule?.isOff == true)
        }
    }

    @Test("An override for a rule that is not there tells the nearest name")
    func unknown() {
        let outcome = read(rule + "points chair 2")
        #expect(outcome.messages == ["no rule has the name \"chair\""])
        #expect(outcome.hints == ["did you mean \"chairs\"?"])
    }

    @Test("Several names after off stand between bars, or on lines of their own")
    func severalNames() {
        let outcome = read(rule + "off chairs, tables\n")
        #expect(outcome.hints == ["a rule a line, or | between them"])
        let other = "rule tables +1\n  because so\n  text has table\n"
        #expect(read(rule + other + "off chairs | tables\n").rendered == "")
    }

    @Test("An override given twice is an error")
    func twice() {
        #expect(read(rule + "off chairs\noff chairs").diagnostics.count == 1)
        #expect(read(rule + "points chairs 1\npoints chairs 2").diagnostics.count == 1)
    }

    @Test("A rule that is wrong in itself is still known by its name")
    func brokenRule() {
        let outcome = read(
            "rule chairs x\n  because so\n  txet has chaise\noff chairs\n"
                + "rule other +1\n  because so\n  rule chairs"
        )
        #expect(outcome.messages.filter { $0.contains("no rule") } == [])
    }

    @Test("Asking for a rule that is off draws a warning")
    func offReference() {
        let outcome = read(rule + "off chairs\nrule other +1\n  because so\n  rule chairs")
        #expect(outcome.policy != nil)
        #expect(outcome.messages == ["rule \"chairs\" is off and never hits"])
    }
}
