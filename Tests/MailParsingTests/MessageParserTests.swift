import MailModel
import MailParsing
import Testing

@Suite struct MessageParserTests {
    @Test func aShortLetterIsReadWithItsParts() {
        let message = MessageParser().parse(
            Array(
                """
                From: =?utf-8?Q?Zo=C3=A9_Blanc?= <zoe@atelier.example>
                To: info@house.example
                Subject: =?iso-8859-1?Q?Une_journ=E9e_d'essai?=
                Date: Mon, 3 Mar 2025 10:12:00 +0100
                Message-ID: <1@atelier.example>

                Bonjour Camille,

                Puis-je passer jeudi ?

                Meilleures salutations
                Zoé Blanc

                """.utf8
            )
        )
        #expect(message.subject == "Une journée d'essai")
        #expect(message.authors.first?.displayName == "Zoé Blanc")
        #expect(message.authors.first?.address.text == "zoe@atelier.example")
        #expect(message.date?.seconds == 1_740_993_120)
        #expect(message.text.sections.map(\.kind) == [.greeting, .body, .closing, .signature])
        #expect(message.defects.isEmpty)
    }
}
