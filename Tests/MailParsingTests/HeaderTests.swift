import MailModel
import MailParsing
import Testing

@Suite struct HeaderTests {
    @Test(arguments: [
        ("Subject: plain", "plain"),
        ("Subject:  folded\n over two lines ", "folded over two lines"),
        ("Subject: =?utf-8?Q?Une_journ=C3=A9e?=", "Une journée"),
        ("Subject: =?UTF-8?B?w4k=?= =?UTF-8?B?dMOp?=", "Été"),
        ("Subject: =?iso-8859-1?Q?caf=E9?= noir", "café noir"),
        ("Subject: =?iso-8859-1*fr?Q?caf=E9?=", "café"),
        ("Subject: =?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("Subject: =?x?Y?not a word?=", "=?x?Y?not a word?="),
        ("Subject: raw é", "raw é"),
    ])
    func subjectsAreDecoded(field: String, subject: String) {
        #expect(header(field).subject == subject)
    }

    @Test func aCharacterSplitOverTwoWordsIsJoined() {
        #expect(header("Subject: =?utf-8?Q?=C3?= =?utf-8?Q?=A9?=").subject == "é")
    }

    @Test func rawLatin1IsGuessedAndNoted() {
        let bytes = Array("Subject: caf".utf8) + [0xE9] + Array("\n\nx".utf8)
        let message = MessageParser().parse(bytes)
        #expect(message.subject == "café")
        #expect(message.defects.contains(.rawEightBitHeader))
    }

    @Test(arguments: [
        ("Zoé <zoe@a.example>", ["Zoé|zoe@a.example"]),
        (
            "\"Blanc, Zoe\" <zoe@a.example>, b@c.example",
            ["Blanc, Zoe|zoe@a.example", "|b@c.example"]
        ),
        (
            "Blanc, Zoe <zoe@a.example>, C <c@d.example>",
            ["Blanc, Zoe|zoe@a.example", "C|c@d.example"]
        ),
        ("root, zoe, b@c.example", ["|b@c.example"]),
        ("root, b@c.example, Blanc, Zoe", ["|b@c.example"]),
        ("zoe@a.example (Zoe Blanc)", ["Zoe Blanc|zoe@a.example"]),
        ("team: a@b.example, C <c@d.example>;", ["|a@b.example", "C|c@d.example"]),
        ("=?utf-8?Q?Blanc,_Zo=C3=A9?= <zoe@a.example>", ["Blanc, Zoé|zoe@a.example"]),
        ("<@relay.example:zoe@a.example>", ["|zoe@a.example"]),
        ("\"odd @ one\"@a.example", ["|odd @ one@a.example"]),
        ("Zoe <zoe@A.EXAMPLE", ["Zoe|zoe@a.example"]),
        ("undisclosed-recipients:;", []),
        ("no address at all", []),
    ])
    func addressesAreRead(body: String, expected: [String]) {
        let mailboxes = header("To: " + body).to
        #expect(mailboxes.map { $0.displayName + "|" + $0.address.text } == expected)
    }

    @Test func anEmptyGroupIsTold() {
        #expect(header("To: undisclosed-recipients:;").hasEmptyGroup)
        #expect(!header("To: team: a@b.example;").hasEmptyGroup)
    }

    @Test(arguments: [
        ("Mon, 3 Mar 2025 10:12:00 +0100", 1_740_993_120, 60),
        ("3 Mar 2025 09:12 GMT", 1_740_993_120, 0),
        ("Mon, 3 Mar 25 04:12:00 EST (Eastern)", 1_740_993_120, -300),
        ("Mon Mar  3 09:12:00 2025", 1_740_993_120, 0),
        ("03-Mar-2025 09:12:00 Z", 1_740_993_120, 0),
        ("3 Mar 2025 09:12 +9959", 1_740_993_120, 0),
        ("Thu, 29 Feb 2024 23:59:60 -0000", 1_709_251_200, 0),
    ])
    func datesAreRead(body: String, seconds: Int64, zone: Int) {
        #expect(header("Date: " + body).date == MailDate(seconds: seconds, zoneMinutes: zone))
    }

    @Test(arguments: ["yesterday", "31 Feb 2025 10:00:00 +0000", "3 Mar 2025 25:00:00 +0000", ""])
    func whatIsNoDateIsADefect(body: String) {
        let message = header("Date: " + body)
        #expect(message.date == nil)
        #expect(message.defects.contains(.malformedDate))
    }

    @Test func identifiersLoseTheirBrackets() {
        let message = header(
            "Message-ID: <1@a.example>\nIn-Reply-To: <2@a.example>\nReferences: <3@a.example>\n"
                + " <4@a.example>\nReturn-Path: <>"
        )
        #expect(message.messageID == "1@a.example")
        #expect(message.inReplyTo == ["2@a.example"])
        #expect(message.references == ["3@a.example", "4@a.example"])
        #expect(message.returnPath == "")
    }

    @Test func aPostmarkIsNoHeaderField() {
        let message = parsed("From a@b.example Mon Mar  3 10:12:00 2025\nSubject: s\n\ntext\n")
        #expect(message.subject == "s")
        #expect(message.header.fields.count == 1)
    }

    @Test func severalAuthorFieldsAndNoneAreDefects() {
        let double = header("From: a@b.example\nFrom: c@d.example")
        #expect(double.authors.map(\.address.text) == ["a@b.example"])
        #expect(double.defects == [.severalAuthors])
        #expect(header("Subject: s").defects == [.noAuthor])
    }
}
