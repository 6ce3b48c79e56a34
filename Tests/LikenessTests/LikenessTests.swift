import MailParsing
import PitchFilter
import RuleLanguage
import Testing

@Suite struct LikenessTests {
    private let offer = "Nous proposons à vos membres une plateforme sans engagement."
    private let request = "Avez-vous une place libre en mai ? Je voudrais visiter."

    private func decision(_ body: String, model: LikenessModel?) -> Decision {
        let rules = RuleSet(School.policy(), likeness: model.map { LikenessScale($0) })
        return FilterPipeline(rules: rules).decide(
            MessageParser().parse(School.letter(body)), facts: Facts())
    }

    @Test("A rule may ask how much a message reads like pitches")
    func field() throws {
        let model = try School.model(pitches: [offer], others: [request])
        #expect(decision(offer, model: model).hits.map(\.rule) == ["reads-like"])
        #expect(decision(request, model: model).hits.map(\.rule) == ["reads-unlike"])
        #expect(decision(offer, model: model).kinds == [.learned])
    }

    @Test("Without a model neither high nor low likeness is found")
    func absent() {
        #expect(decision(offer, model: nil).hits.isEmpty)
        #expect(decision(request, model: nil).hits.isEmpty)
    }

    @Test("Learned evidence alone never makes a pitch, whatever its points")
    func neverSuffices() throws {
        let model = try School.model(pitches: [offer], others: [request])
        let text = School.rules.replacing("reads-like +3", with: "reads-like +9")
        let rules = RuleSet(School.policy(text), likeness: LikenessScale(model))
        let decision = FilterPipeline(rules: rules).decide(
            MessageParser().parse(School.letter(offer)), facts: Facts())
        #expect(decision.points.hundredths == 900)
        #expect(decision.verdict != .pitch)
    }

    @Test("The words that spoke for and against stand in the explanation, as they were written")
    func explained() throws {
        let model = try School.model(pitches: ["plateforme"], others: ["visiter"], bias: 3)
        let decision = decision("Une Plateforme; à VISITER !", model: model)
        let hit = try #require(decision.hits.first { $0.leaning != nil })
        #expect(hit.leaning?.speakingFor == ["Plateforme"])
        #expect(hit.leaning?.speakingAgainst == ["VISITER"])
        #expect(
            Wording(.french).witness(of: hit) == "(pour : « Plateforme » ; contre : « VISITER »)")
        #expect(Wording(.english).witness(of: hit) == "(for: \"Plateforme\"; against: \"VISITER\")")
    }

    @Test(
        "Nobody is judged by name, address, domain, link or number",
        arguments: [
            (
                "Bonjour Margot, je suis Ann Lee de lee.example, tél. 021 555 01 02.",
                "Ann Lee <ann@lee.example>",
                "Bonjour Margot, je suis Bob Rey de rey.example, tél. 022 777 03 04.",
                "Bob Rey <bob@rey.example>"
            ),
            (
                "Voir https://lee.example/a/b?c=1 ou ecrire@lee.example",
                "Ann Lee <ann@lee.example>",
                "Voir http://www.autre.example/ ou quelqu.un@ailleurs.example",
                "Ann Lee <ann@lee.example>"
            ),
        ])
    func masked(one: String, author: String, other: String, otherAuthor: String) {
        let features = School.features(one, from: author)
        #expect(features.text == School.features(other, from: otherAuthor).text)
        #expect(!features.text.isEmpty)
    }

    @Test("Case, accents and typographic variants make no difference")
    func folded() {
        let one = School.features("L'ÉQUIPE vous propose l’essai")
        #expect(one.text == School.features("l’équipe vous propose l'essai").text)
    }

    @Test("What is quoted below and the signature say nothing of the sender's words")
    func ownTextOnly() {
        let own = School.features("Avez-vous une place libre ?\n\nMerci")
        let quoting = School.features(
            "Avez-vous une place libre ?\n\nMerci\n\n-- \nAnn, grossiste\n\n> Notre plateforme\n")
        #expect(own.text == quoting.text)
    }

    @Test("A very long letter is read up to a bound")
    func long() {
        let words = (0..<50_000).map { "mot\(String($0, radix: 26))" }.joined(separator: " ")
        #expect(School.features(words).text.count <= 6200)
    }

    @Test("Features are kept in few octets and read again; what is none is refused")
    func octets() throws {
        let features = School.features("Avez-vous une place libre en mai ? Je voudrais visiter.")
        let octets = features.octets
        #expect(octets.count < 4 * (features.text.count + features.form.count))
        let again = try #require(LikenessFeatures(octets: octets))
        #expect(again.text == features.text.sorted() && again.form == features.form.sorted())
        for length in 0..<octets.count {
            #expect(LikenessFeatures(octets: Array(octets.prefix(length))) == nil)
        }
        #expect(LikenessFeatures(octets: octets + [0]) == nil)
        #expect(LikenessFeatures(octets: [0xFF, 0xFF, 0xFF, 0xFF]) == nil)
    }
}
