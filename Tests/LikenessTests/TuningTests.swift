import LikenessTraining
import MailParsing
import PitchFilter
import RuleLanguage
import Testing

@Suite struct TuningTests {
    private static let rules = """
        house
            name     Atelier du Port
            site     port.example
            address  bonjour@port.example

        decide
            pitch from 6 points and 2 kinds
            doubt from 4 points

        rule sells +3
            because  Vend quelque chose
            kind     content
            text has plateforme

        rule brags +2
            because  Se vante
            kind     structure
            text has leader

        rule greets +1
            because  Salue
            kind     content
            text has bonjour

        rule asks -2
            because  Demande une place
            kind     content
            text has visiter

        """
    private let policy = School.policy(Self.rules)

    private func tuning(
        _ letters: [(String, Bool)], fixed: Set<String> = []
    ) -> PointsTuning {
        let pipeline = FilterPipeline(rules: RuleSet(policy))
        let cases = letters.enumerated().map { number, letter in
            PointsTuning.Case(
                name: "\(number).eml", isPitch: letter.1,
                decision: pipeline.decide(
                    MessageParser().parse(School.letter(letter.0)), facts: Facts()))
        }
        return PointsTuning(cases, rules: policy.rules, thresholds: policy.decide, fixed: fixed)
    }

    private let missed =
        Array(
            repeating: ("notre plateforme de leader", true), count: 8)
        + Array(repeating: ("bonjour, puis-je visiter ?", false), count: 8)

    @Test("Points that miss pitches are raised, by halves, signs kept, and few of them")
    func raises() {
        let tuning = tuning(missed)
        let changes = tuning.changes()
        #expect(tuning.before.recall == 0)
        #expect(tuning.outcome(after: changes).recall == 1)
        #expect(tuning.outcome(after: changes).falseAlarms.isEmpty)
        #expect(changes.count <= 2)
        for change in changes {
            #expect(change.after.hundredths % 50 == 0)
            #expect(change.after.hundredths.signum() == change.before.hundredths.signum())
        }
    }

    @Test("A pitch is not found at the price of a false alarm")
    func dearAlarms() {
        let letters =
            [("bonjour, notre plateforme de leader", true)]
            + Array(repeating: ("bonjour, votre plateforme de leader", false), count: 2)
        #expect(tuning(letters).outcome(after: tuning(letters).changes()).falseAlarms.isEmpty)
    }

    @Test("Where all is right by a margin nothing changes")
    func nothingToDo() {
        let letters = Array(repeating: ("bonjour, puis-je visiter ?", false), count: 5)
        #expect(tuning(letters).changes().isEmpty)
    }

    @Test("Where no verdict gets better nothing changes, were the margins ever so small")
    func marginsOnly() {
        let letters =
            Array(repeating: ("notre plateforme de leader, bonjour", true), count: 8)
            + Array(repeating: ("bonjour, puis-je visiter ?", false), count: 8)
        #expect(tuning(letters).before.recall == 1)
        #expect(tuning(letters).changes().isEmpty)
    }

    @Test("Points that the manager gives are not changed")
    func fixed() {
        #expect(!tuning(missed).changes().isEmpty)
        #expect(tuning(missed, fixed: ["sells", "brags"]).changes().isEmpty)
    }
}
