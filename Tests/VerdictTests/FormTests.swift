import MailModel
import MailParsing
import PitchFilter
import Testing

@Suite("What the site's form sends on")
struct FormTests {
    private func author(_ content: String, type: String = "text/plain", replyTo: String? = nil)
        -> String?
    {
        let header = [
            "From: eclau <wordpress@eclau.ch>", "To: info@eclau.ch", "Subject: Demande",
            "Content-Type: \(type); charset=utf-8", replyTo.map { "Reply-To: \($0)" },
        ]
        let text = header.compactMap(\.self).joined(separator: "\n") + "\n\n" + content
        return ShippedRules.set.author(of: MessageParser().parse(Array(text.utf8)))?
            .address.normalized
    }

    @Test(
        "The visitor is the author, however the form names the fields",
        arguments: [
            "De : Nadia <nadia@visite.example>\nCorps du message :\nBonjour",
            "Nom : Nadia\nCourriel : nadia@visite.example\nVotre message : Bonjour",
            "Nom\nNadia\n\nAdresse e-mail\nnadia@visite.example\n\nCommentaire ou message\nBonjour",
            "* E-Mail: nadia@visite.example\nIhre Nachricht: Guten Tag",
        ])
    func named(content: String) {
        #expect(author(content) == "nadia@visite.example")
        #expect(author(content, replyTo: "info@eclau.ch") == "nadia@visite.example")
        #expect(author(content, replyTo: "n@autre.example") == "n@autre.example")
    }

    @Test("Fields in a table are read, too")
    func table() {
        let rows = [
            ("Nom", "Nadia"), ("Adresse e-mail", "nadia@visite.example"), ("Message", "Oui"),
        ]
        let table = rows.map { "<tr><td>\($0.0)</td><td>\($0.1)</td></tr>" }.joined()
        #expect(author("<table>\(table)</table>", type: "text/html") == "nadia@visite.example")
    }

    @Test("An address in the visitor's own words is not the visitor's")
    func mentioned() {
        #expect(author("Message :\nÉcrivez à paul@visite.example\n") == "wordpress@eclau.ch")
    }
}
