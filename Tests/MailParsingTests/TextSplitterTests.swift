import MailModel
import MailParsing
import Testing

@Suite struct TextSplitterTests {
    @Test(arguments: [
        "Bonjour", "Bonjour Camille,", "Madame, Monsieur,", "Hi there,", "Dear Sir or Madam",
        "Sehr geehrte Damen und Herren", "Guten Tag Frau Keller", "Grüezi", "Gentile direzione",
        "Buongiorno,", "Hello!", "Chère Camille, cher Paul,", "Hola Camille",
        "Sehr geehrter Herr Dr. Meier,",
    ])
    func salutationsAreGreetings(line: String) {
        #expect(summary(line + "\n\nText.") == ["greeting: " + line, "body: Text."])
    }

    @Test func aGreetingMayEndWithinItsLine() {
        #expect(
            summary("Bonjour, je cherche un bureau.")
                == ["greeting: Bonjour,", "body: je cherche un bureau."]
        )
    }

    @Test(arguments: ["High time to write.", "Cherchons bureau", "Hier stimmt etwas nicht."])
    func otherFirstLinesAreNoGreeting(line: String) {
        #expect(summary(line) == ["body: " + line])
    }

    @Test(arguments: [
        "Meilleures salutations", "Cordialement,", "Bien à vous", "Belle journée !", "Best regards",
        "Cheers", "Freundliche Grüsse", "Mit freundlichen Grüßen", "LG", "Cordiali saluti",
        "Un caro saluto", "Avec mes meilleures salutations", "Je vous adresse mes salutations",
        "Thanks,",
    ])
    func closesAreToldFromTheSignature(line: String) {
        #expect(
            summary("Un texte.\n\n\(line)\nZoé Blanc\nAtelier Blanc\n021 555 01 01")
                == [
                    "body: Un texte.", "closing: " + line,
                    "signature: Zoé Blanc\nAtelier Blanc\n021 555 01 01",
                ]
        )
    }

    @Test func aPostscriptIsBodyAgain() {
        #expect(
            summary("Texte.\n\nCordialement\nZoé\n\nPS: J'ai oublié la clé.")
                == [
                    "body: Texte.", "closing: Cordialement", "signature: Zoé",
                    "body: PS: J'ai oublié la clé.",
                ]
        )
    }

    @Test func theSignatureMarkBeginsTheSignature() {
        #expect(
            summary("Text.\n\n-- \nZoé\nAtelier") == [
                "body: Text.", "signature: -- \nZoé\nAtelier",
            ]
                || summary("Text.\n\n-- \nZoé\nAtelier")
                    == ["body: Text.", "signature: --\nZoé\nAtelier"]
        )
    }

    @Test(arguments: [
        "Envoyé de mon iPhone", "Sent from my phone", "Von meinem iPhone gesendet",
        "Inviato da iPhone",
    ])
    func whatADeviceAddsIsSignature(line: String) {
        #expect(summary("J'arrive.\n\n" + line) == ["body: J'arrive.", "signature: " + line])
    }

    @Test func aNameAloneAtTheEndIsSignature() {
        #expect(
            summary("Salut,\n\nOn se voit jeudi ?\n\nZoé")
                == ["greeting: Salut,", "body: On se voit jeudi ?", "signature: Zoé"]
        )
    }

    @Test(arguments: [
        "Le 3 mars 2025 à 10:12, Zoé <zoe@a.example> a écrit :",
        "Le lun. 3 mars 2025 à 10:12, Zoé Blanc\n<zoe@a.example> a écrit :",
        "On Mon, Mar 3, 2025 at 10:12 AM Zoe <zoe@a.example> wrote:",
        "Am 03.03.2025 um 10:12 schrieb Zoe:",
        "Il giorno lun 3 mar 2025 alle ore 10:12 Zoe <zoe@a.example>\nha scritto:",
        "Le lun. 3 mars 2025 à 10:12, Zoé Blanc <zoe@a.example> a\nécrit :",
        "Il giorno lun 3 mar 2025 alle ore 10:12 Zoe <zoe@a.example> ha\nscritto:",
    ])
    func attributionsIntroduceWhatIsQuoted(line: String) {
        let expected = ["body: Oui.", "quoteIntroduction: " + line, "quoted: Viens-tu ?\nZoé"]
        #expect(summary("Oui.\n\n\(line)\n> Viens-tu ?\n> Zoé") == expected)
        #expect(summary("Oui.\n\n\(line)\n\nViens-tu ?\nZoé") == expected)
    }

    @Test(arguments: [
        "Le 3 mars 2025 à 10:12, Zoé <zoe@a.example> a écrit :",
        "Am 03.03.2025 um 10:12 schrieb Zoe <zoe@a.example>:",
    ])
    func anAttributionMayBeQuotedItself(line: String) {
        #expect(
            summary("Oui.\n\n> \(line)\n> \n> Viens-tu ?") == [
                "body: Oui.", "quoteIntroduction: " + line, "quoted: Viens-tu ?",
            ])
        let quoted = ["body: Oui.", "quoted: Viens-tu ?\nLe 3 mars 2025 Zoé a écrit :\nBien."]
        #expect(
            summary("Oui.\n\n> Viens-tu ?\n> Le 3 mars 2025 Zoé a écrit :\n> Bien.") == quoted)
    }

    @Test(arguments: [
        "Le règlement de 2026 écrit :", "Le 3 mars 2026 votre régie m'a écrit :",
        "De : 9h\nÀ : 17h\nDate : 12 mars",
    ])
    func whatPeopleWriteThemselvesIsTheirs(lines: String) {
        #expect(
            summary("Bonsoir.\n\n\(lines)\n\nUne salle est due.").allSatisfy {
                !$0.hasPrefix("quote")
            })
    }

    @Test(arguments: [
        "De : Zoé\nEnvoyé : lundi\nÀ : Camille\nObjet : Bureau",
        "________________________________\nFrom: Zoe\nSent: Monday\nTo: Camille\nSubject: Desk",
        "Von: Zoe\nGesendet: Montag\nAn: Camille\nBetreff: Platz",
        "Da: Zoe\nInviato: lunedì\nA: Camille\nOggetto: Posto",
        "-----Message d'origine-----\nDe : Zoé\nObjet : Bureau", "-----Original Message-----",
        "------- Original Message -------\nLe mardi 3 mars 2026 à 10:12 AM, Zoé <z@a.example> a écrit :",
        "---------- Forwarded message ---------\nFrom: Zoe\nDate: Monday",
        "*From:* Zoe\n*Sent:* Monday\n*To:* Camille",
    ])
    func headerBlocksBeginTheQuotedThread(block: String) {
        #expect(
            summary("Voir plus bas.\n\n\(block)\n\nBonjour,\n\nCordialement")
                == [
                    "body: Voir plus bas.", "quoteIntroduction: " + block,
                    "quoted: Bonjour,\n\nCordialement",
                ]
        )
    }

    @Test func aContactFormIsNotAQuotation() {
        let text = "De : Zoé <zoe@a.example>\nObjet : Bureau\n\nCorps du message :\nBonjour"
        #expect(TextSplitter.split(Array(text.utf8)).ranges(of: .quoted).isEmpty)
    }

    @Test func answersMayStandBetweenQuotations() {
        #expect(
            summary("> Une ?\nOui.\n\n>> Deux ?\n> Trois ?\nNon.")
                == ["quoted: Une ?", "body: Oui.", "quoted: Deux ?\nTrois ?", "body: Non."]
        )
    }

    @Test(arguments: [
        "", "\n\n", ">", "> \n>", "-- ", "\n-- \n", "PS", ":", "De :", "é", "Bonjour,",
    ])
    func scrapsKeepThePromises(text: String) {
        #expect(TextSplitter.split(Array(text.utf8)).isSound)
    }
}

@Suite struct BareLetterTests {
    @Test func aGreetingMayBeginALongLine() {
        let text =
            "je cherche un bureau " + String(repeating: "calme et clair ", count: 20) + "ici."
        #expect(summary("Bonjour, " + text) == ["greeting: Bonjour,", "body: " + text])
    }

    @Test func aNameWithACommaIsAGreeting() {
        #expect(
            summary("Camille,\n\nVoici la clé.") == ["greeting: Camille,", "body: Voici la clé."])
    }

    @Test func aNameMayHeadAShortLastParagraph() {
        #expect(
            summary("Pouvez-vous m'appeler ?\n\nZoé Blanc\nAtelier Blanc, Morges\n021 555 01 01")
                == [
                    "body: Pouvez-vous m'appeler ?",
                    "signature: Zoé Blanc\nAtelier Blanc, Morges\n021 555 01 01",
                ]
        )
    }

    @Test func whatAMailingListAddsIsSignature() {
        let rule = String(repeating: "_", count: 47)
        #expect(
            summary("Oui.\n\(rule)\nliste@liste.example")
                == ["body: Oui.", "signature: \(rule)\nliste@liste.example"]
        )
    }
}
