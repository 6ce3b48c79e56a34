import MailParsing
import PitchFilter
import RuleLanguage
import Testing

@Suite("Letters that follow others, and letters that name somebody")
struct SequelTests {
    private static func pitch(_ opening: String) -> String {
        """
        From: Marc <marc@vente.example>
        To: info@eclau.ch
        Subject: Nouveau logiciel
        Content-Type: text/plain; charset=utf-8

        Bonjour,

        \(opening) Nous proposons un logiciel pour vos membres, 19 francs par mois, démonstration
        gratuite et sans engagement. Notre plateforme est spécialisée dans la réservation de
        salles. Je vous envoie la documentation ? Êtes-vous libre quinze minutes mardi ?

        Marc
        """
    }

    private func decision(_ opening: String, _ facts: Facts = Facts()) -> Decision {
        let message = MessageParser().parse(Array(Self.pitch(opening).utf8))
        return FilterPipeline(rules: ShippedRules.set).decide(message, facts: facts)
    }

    private func text(_ decision: Decision, _ language: Tongue) -> [Substring] {
        let thresholds = ShippedRules.set.policy.decide
        return Explanation(decision, thresholds: thresholds, language: language)
            .text(sum: decision.points, language: language).split(separator: "\n")
    }

    @Test(
        "Whoever names somebody is in doubt at most, and told that it could not be verified",
        arguments: [
            "Jeanne Rey m'a conseillé de vous écrire.",
            "Je vous écris de la part d'Anne-Lise Chappuis.",
        ])
    func named(opening: String) {
        let decision = decision(opening)
        #expect(decision.points >= ShippedRules.set.policy.decide.pitchPoints)
        #expect(decision.verdict == .doubt)
        #expect(decision.leniency == .claimedIntroduction)
        #expect(text(decision, .french)[1].contains("n'a pas pu être vérifié"))
        #expect(text(decision, .english)[1].contains("could not be verified"))
    }

    @Test(
        "Whoever names nobody is not",
        arguments: ["", "On m'a parlé de vous.", "Je vous écris de la part de notre groupe."])
    func unnamed(opening: String) {
        let decision = decision(opening)
        #expect(decision.verdict == .pitch)
        #expect(decision.leniency == nil)
    }

    @Test("Nor is whoever was told no")
    func refused() {
        var facts = Facts()
        facts.wasRefusedBefore = true
        #expect(decision("Jeanne Rey m'a conseillé de vous écrire.", facts).verdict == .insistence)
    }

    @Test(
        "The letter's number and the first one's day are told",
        arguments: [
            (
                1, 1_770_076_800, "2e message depuis le 3 février 2026",
                "2nd message since 3 February 2026"
            ),
            (
                2, 1_767_225_600, "3e message depuis le 1er janvier 2026",
                "3rd message since 1 January 2026"
            ),
            (
                3, 1_770_076_800, "4e message depuis le 3 février 2026",
                "4th message since 3 February 2026"
            ),
            (
                10, 1_798_675_200, "11e message depuis le 31 décembre 2026",
                "11th message since 31 December 2026"
            ),
            (
                20, 1_798_675_200, "21e message depuis le 31 décembre 2026",
                "21st message since 31 December 2026"
            ),
        ] as [(Int, Int64, String, String)])
    func sequel(attempts: Int, first: Int64, french: String, english: String) {
        var facts = Facts()
        facts.attempts = attempts
        facts.firstSeconds = first
        facts.wasRefusedBefore = true
        let decision = decision("", facts)
        #expect(text(decision, .french)[1] == french)
        #expect(text(decision, .english)[1] == english)
    }

    @Test("Of a first letter nothing is told")
    func first() {
        #expect(decision("").sequel == nil)
    }
}
