import MailParsing
import PitchFilter
import RuleLanguage
import Testing

@Suite("Whole messages, judged by the shipped rules")
struct CaseTests {
    private static let header = """
        To: info@eclau.ch
        Date: Mon, 4 May 2026 09:12:00 +0200
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        """

    private func decision(on example: VerdictCase) -> Decision {
        let octets = Array((Self.header + example.message).utf8)
        let message = MessageParser().parse(octets)
        var timeline = Timeline(identity: ShippedRules.set.identity)
        timeline.append(message)
        let facts = timeline.facts(ofMessage: 0, message, people: People(example.known))
        return FilterPipeline(rules: ShippedRules.set).decide(message, facts: facts)
    }

    @Test("gets the verdict that a reader would expect", arguments: VerdictCase.all)
    func verdict(example: VerdictCase) {
        let decision = decision(on: example)
        let hits = decision.hits.map(\.rule)
        #expect(decision.verdict.rawValue == example.verdict, "\(decision.points): \(hits)")
        for rule in example.hits { #expect(hits.contains(rule), "\(rule) should hit: \(hits)") }
        for rule in example.spares { #expect(!hits.contains(rule), "\(rule) should not hit") }
    }

    @Test("has points that add up to those of its hits", arguments: VerdictCase.all)
    func sum(example: VerdictCase) {
        let decision = decision(on: example)
        #expect(decision.hits.reduce(0) { $0 + $1.points.hundredths } == decision.points.hundredths)
    }

    @Test(
        "would be delivered without the hits that the explanation names", arguments: VerdictCase.all
    )
    func counterfactual(example: VerdictCase) {
        let decision = decision(on: example)
        let doubt = ShippedRules.set.policy.decide.doubtPoints
        let rest = decision.hits.filter { !decision.decisive.contains($0.rule) }
            .reduce(0) { $0 + $1.points.hundredths }
        if decision.verdict != .keep { #expect(rest < doubt.hundredths) }
        if decision.verdict == .keep { #expect(decision.decisive.isEmpty) }
    }

    @Test("There are cases at all")
    func count() {
        #expect(VerdictCase.all.count >= 30)
    }
}
