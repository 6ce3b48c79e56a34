import MailModel
import MailParsing
import Testing

@Suite struct HTMLTests {
    private func read(_ html: String) -> ParsedMessage {
        parsed("From: a@b.example\nContent-Type: text/html; charset=utf-8\n\n" + html)
    }

    @Test(arguments: [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"), ("One<br>Two", "One\nTwo"),
        ("<div>One</div><div>Two</div>", "One\nTwo"), ("a&nbsp;b &eacute;", "a b é"),
        ("<ul><li>x<li>y</ul>", "- x\n- y"), ("<td>a</td><td>b</td>", "a b"),
        ("<pre>a\n  b</pre>", "a\nb"), ("<style>p{}</style><script>x</script>t", "t"),
        ("no markup at all", "no markup at all"),
    ])
    func blocksBecomeLines(html: String, text: String) {
        let message = read(html)
        #expect(message.text.text(0..<message.text.utf8.count) == text)
        #expect(message.isHTMLOnly)
    }

    @Test(arguments: [
        "display:none", "DISPLAY : none !important", "visibility:hidden", "font-size:0px",
        "color:#ffffff", "mso-hide:all", "opacity:0", "max-height:0;overflow:hidden",
    ])
    func whatStyleHidesIsToldApart(style: String) {
        let message = read("<p>Seen</p><p style=\"\(style)\">Unseen</p>")
        #expect(message.text.summary == ["body: Seen"])
        #expect(message.hiddenText.contains("Unseen"))
    }

    @Test func whiteOnADarkGroundIsSeen() {
        let message = read("<td bgcolor=\"#000000\"><font color=white>Seen</font></td>")
        #expect(message.text.summary == ["body: Seen"])
        #expect(message.hiddenText.isEmpty)
    }

    @Test func quotedBlocksAreQuoted() {
        let message = read(
            """
            <div>Merci !</div><div class="gmail_quote"><div class="gmail_attr">
            Le lun. 3 mars 2025 à 10:12, Zoé &lt;zoe@a.example&gt; a écrit :<br></div>
            <blockquote class="gmail_quote">Première<blockquote type="cite">Seconde</blockquote>
            </blockquote></div>
            """
        )
        #expect(
            message.text.sections.map(\.kind) == [.body, .quoteIntroduction, .quoted]
        )
        #expect(
            message.text.ranges(of: .quoted).map(message.text.text) == ["Première\n\nSeconde"]
        )
    }

    @Test func bareAddressesInTextAreLinks() {
        let message = parsed(
            "From: a@b.example\n\nSee (https://a.example/x?y=1), www.b.example. or http://u@c.example:80/\n"
        )
        #expect(
            message.links.map(\.url) == [
                "https://a.example/x?y=1", "www.b.example", "http://u@c.example:80/",
            ]
        )
        #expect(message.links.map(\.host) == ["a.example", "www.b.example", "c.example"])
    }
}
