import MailModel
import MailParsing
import Testing

@Suite struct StructureTests {
    private let alternative = """
        From: a@b.example
        Content-Type: multipart/alternative; boundary="b"

        --b
        Content-Type: text/plain; charset=utf-8

        Plain words.
        --b
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        <p>Marked <a href=3D"https://shop.example/x">words</a>.</p>
        <img src=3D"https://t.example/p.gif" width=3D"1" height=3D"1">
        <span style=3D"display:none">hidden words</span>
        --b--
        """

    @Test func plainTextIsPreferredAndTheHTMLLookedThrough() {
        let message = parsed(alternative)
        #expect(message.text.summary == ["body: Plain words."])
        #expect(message.links.map(\.text) == ["words"])
        #expect(message.links.map(\.host) == ["shop.example"])
        #expect(message.images.map(\.width) == [1])
        #expect(message.hiddenText.contains("hidden words"))
        #expect(!message.isHTMLOnly)
        #expect(message.root.children.map(\.mediaType.essence) == ["text/plain", "text/html"])
        #expect(message.defects.isEmpty)
    }

    @Test func theHTMLIsReadWhereThePlainTextOnlyPointsToIt() {
        let letter = String(repeating: "Nous proposons des stores. ", count: 12)
        let stub = alternative.replacing("<p>Marked", with: "<p>\(letter)Marked")
        #expect(parsed(stub).text.summary.first?.hasPrefix("body: Nous proposons") == true)
        let long = stub.replacing("Plain words.", with: letter.replacing("Nous", with: "On"))
        #expect(parsed(long).text.summary.first?.hasPrefix("body: On proposons") == true)
    }

    @Test func lineEndsMakeNoDifference() {
        let one = parsed(alternative)
        let other = parsed(alternative.replacing("\n", with: "\r\n"))
        #expect(one.text.utf8 == other.text.utf8)
        #expect(one.text.sections == other.text.sections)
        #expect(one.links == other.links)
    }

    @Test func messagesCanBeReadSideBySide() async {
        let message = alternative
        let expected = parsed(message).text.utf8
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<64 {
                group.addTask { (0..<20).allSatisfy { _ in parsed(message).text.utf8 == expected } }
            }
            for await isEqual in group { #expect(isEqual) }
        }
    }

    @Test func withoutClosingBoundaryThePartsAreStillThere() {
        let message = parsed(
            "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo\n"
        )
        #expect(message.text.summary == ["body: one\n\ntwo"])
    }

    @Test func filesAreNamedWhateverTheirEncoding() {
        let message = parsed(
            """
            From: a@b.example
            Content-Type: multipart/mixed; boundary=b

            --b

            Text
            --b
            Content-Type: application/pdf; name="=?utf-8?Q?r=C3=A9sum=C3=A9.pdf?="

            x
            --b
            Content-Type: text/plain
            Content-Disposition: attachment; filename*0*=utf-8''pr%C3%A9; filename*1=vu.txt

            not to be read
            --b--
            """
        )
        #expect(message.attachments == ["résumé.pdf", "prévu.txt"])
        #expect(message.text.summary == ["body: Text"])
    }

    @Test func aMessageThatOnlyHoldsAnotherReadsAsForwarded() {
        let message = parsed(
            """
            From: a@b.example
            Content-Type: message/rfc822

            From: c@d.example
            Subject: inner

            Inner words.
            """
        )
        #expect(message.text.ranges(of: .quoted).map(message.text.text) == ["Inner words."])
        #expect(message.root.children.first?.header.first("subject")?.decodedText == "inner")
    }

    @Test(arguments: [
        ("base64", "QsOpYXQ=", "Béat"), ("quoted-printable", "B=C3=A9=\nat", "Béat"),
        ("8bit", "Béat", "Béat"), ("x-unknown", "Béat", "Béat"),
    ])
    func transferEncodingsAreUndone(encoding: String, body: String, text: String) {
        let fields = "From: a@b.example\nContent-Type: text/plain; charset=utf-8\n"
        let message = parsed(fields + "Content-Transfer-Encoding: \(encoding)\n\n\(body)\n")
        #expect(message.text.summary == ["body: \(text)"])
    }

    @Test(
        arguments: [
            ("iso-8859-1", [0xE9], "é"), ("windows-1252", [0x80], "€"), ("koi8-r", [0xC1], "а"),
            ("shift_jis", [0x93, 0xFA], "日"), ("nonsense", [0xE9], "é"), ("utf-8", [0xE9], "é"),
            ("us-ascii", [0xC3, 0xA9], "é"),
        ] as [(String, [UInt8], String)]
    )
    func charsetsAreConverted(charset: String, body: [UInt8], text: String) {
        let fields = "From: a@b.example\nContent-Type: text/plain; charset=\(charset)\n\n"
        let message = MessageParser().parse(Array(fields.utf8) + body)
        #expect(message.text.summary == ["body: \(text)"])
    }

    @Test(arguments: ["no", "yes"])
    func flowedParagraphsAreJoined(delSp: String) {
        let type = "Content-Type: text/plain; format=flowed; delsp=\(delSp)\n\n"
        let message = parsed("From: a@b.example\n" + type + "one \ntwo\n> three \n> four\n")
        let blank = delSp == "no" ? " " : ""
        #expect(
            message.text.summary == ["body: one\(blank)two", "quoted: three\(blank)four"]
        )
    }
}

@Suite struct QuotedPrintableTests {
    @Test(arguments: [
        ("x=", "x"), ("x=A", "x=A"), ("x=\r", "x"), ("x=4", "x=4"), ("a=\nb", "ab"),
        ("a= \r\nb", "ab"), ("a=zzb", "a=zzb"), ("=41=", "A"),
    ])
    func aContentCutWithinAnEscapeIsReadToItsEnd(body: String, text: String) {
        let fields = "From: a@b.example\nContent-Transfer-Encoding: quoted-printable\n\n"
        #expect(parsed(fields + body).text.summary == ["body: " + text])
    }
}
