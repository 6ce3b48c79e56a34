import MailModel
import MailParsing
import PitchFilter
import Testing

@Suite("The sketch of a letter's wording")
struct TextSketchTests {
    private static let offer = """
        Nous avons visité votre site et remarqué que trois de vos pages mettent plus de six
        secondes à s'ouvrir sur un téléphone. Notre atelier a rendu rapides une vingtaine de sites
        de la région, entre autres ceux d'une école de danse, d'un fleuriste et d'une étude de
        notaires. Pour un forfait de 490 francs nous mesurons vos pages, nous corrigeons les
        images, et nous vous remettons un rapport que votre graphiste comprend. Auriez-vous un
        quart d'heure la semaine prochaine pour en parler au téléphone ?
        """

    private func sketch(
        _ body: String, greeting: String = "Bonjour Camille,", after: String = ""
    ) -> TextSketch? {
        let message = """
            From: Marc <marc@vite.example>
            Subject: x
            Content-Type: text/plain; charset=utf-8

            \(greeting)

            \(body)

            Meilleures salutations
            Marc
            \(after)
            """
        return TextSketch(MessageParser().parse(Array(message.utf8)).text)
    }

    @Test(
        "A letter is alike with other names, breaks, greeting, signature and quotation",
        arguments: [
            offer, offer.replacing("\n", with: " "), offer.uppercased(),
            offer.replacing("une vingtaine", with: "plus de trente"),
            offer.replacing("490", with: "590").replacing("Notre atelier", with: "Vite Sàrl"),
            offer + "\nPS : nous serons à Lausanne mardi.",
        ])
    func alike(body: String) throws {
        let one = try #require(sketch(Self.offer))
        let quotation = "\nLe 3 mars, Léa a écrit :\n> Merci de votre visite, à bientôt\n"
        let other = try #require(sketch(body, greeting: "Bonsoir,", after: quotation))
        // Upper case beyond ASCII is another letter; what is left is enough.
        #expect(one.isAlike(other) && other.isAlike(one))
    }

    @Test("Letters that share a sentence of many are not")
    func boilerplate() throws {
        let common = """
            Vous recevez ce message parce que votre adresse figure dans un annuaire professionnel
            public. Conformément à la loi, vous pouvez vous y opposer en répondant à ce message.
            """
        let plants = """
            Nous louons des plantes vertes aux bureaux, avec arrosage et remplacement compris. Nos
            jardiniers passent chaque semaine, le matin, avant l'arrivée de vos membres. Le
            premier mois est gratuit, sans engagement. Souhaitez-vous que je passe voir vos locaux ?
            """
        let one = try #require(sketch(Self.offer + "\n" + common))
        let other = try #require(sketch(plants + "\n" + common))
        #expect(!one.isAlike(other))
    }

    @Test(
        "A short text has none, however often it says the same",
        arguments: [
            "", "Avez-vous pu lire mon message ?", String(repeating: "promo ", count: 500),
            "Veuillez trouver en annexe notre facture du mois de mars. Merci de votre confiance.",
        ])
    func short(body: String) {
        #expect(sketch(body) == nil)
    }

    @Test("A sketch comes out of its octets as it was")
    func octets() throws {
        let one = try #require(sketch(Self.offer))
        #expect(one.octets.count == 64)
        #expect(TextSketch(octets: one.octets) == one)
        #expect(TextSketch(octets: []) == nil)
    }
}
