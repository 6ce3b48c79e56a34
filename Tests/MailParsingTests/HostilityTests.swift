import MailModel
import MailParsing
import Testing

/// Shapes of mail that are made to make a reader recurse, hang or grow.
@Suite struct HostilityTests {
    private static let head = "From: a@b.example\nTo: c@d.example\nSubject: s\n"

    private static func many(_ piece: String, _ count: Int) -> String {
        String(repeating: piece, count: count)
    }

    private static let nestedMultiparts = (0..<500).map {
        "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n"
    }.joined()

    private static let multipart = head + "Content-Type: multipart/mixed; boundary=b\n\n"
    private static let html = head + "Content-Type: text/html\n\n"
    private static let attributes = (0..<6000).map { "a\($0)=\">\" " }.joined()

    static let shapes: [(String, Defect?)] = [
        ("", .empty), ("\n\r\n ", .empty), ("\0\0\0", .nulOctet), (many("x", 100_000), .noHeader),
        (head + many("Content-Type: message/rfc822\n\n", 2000), .nestedTooDeep),
        (head + nestedMultiparts, .nestedTooDeep),
        (multipart + many("--b\n\nx\n", 20_000), .tooManyParts),
        (head + many("X-A: b\n", 3000) + "\nhi", .headerTooLarge),
        (head + "Cc: " + many("a@b.example, ", 25_000) + "\n\nhi", .headerTooLarge),
        (head + "References: " + many("<a@b.example>\n ", 20_000) + "\n\nhi", .headerTooLarge),
        (head + "Cc: " + many("(", 5000) + "\n\nhi", .malformedAddress),
        (
            head + "Content-Type: message/rfc822\n\nTo: " + many("(", 5000) + "\n\nhi",
            .nestedTooDeep
        ),
        (head + "Cc: " + many("\"", 20_001) + "\n\nhi", .malformedAddress),
        (head + "Comments: " + many("=?u?q?", 2000) + "\n\nhi", nil),
        (head + "\n" + many("x", 600_000), .textTruncated),
        (head + "Content-Transfer-Encoding: base64\n\n" + many("YWJj\n", 300_000), .textTruncated),
        (
            head + "Content-Transfer-Encoding: quoted-printable\n\n" + many("=C3=A9=\n", 200_000),
            .textTruncated
        ),
        (head + "\n" + many("> x\ny\n", 5000), nil), (head + "\n" + many("le x:\n", 5000), nil),
        (head + "\n" + many(">", 50_000), nil), (head + "\n" + many("http://", 5000), nil),
        (html + many("<div>", 20_000), .textTruncated), (html + many("<", 20_000), nil),
        (html + "<a " + attributes + ">x</a>", .textTruncated),
        (html + many("<!--", 20_000), nil), (html + many("</p>", 20_000), nil),
    ]

    @Test(arguments: shapes.indices)
    func hostileMailIsKeptAndMarked(index: Int) {
        let (text, defect) = Self.shapes[index]
        let message = parsed(text)
        #expect(message.text.isSound)
        if let defect { #expect(message.defects.contains(defect)) }
        if text.hasPrefix(Self.head) {
            #expect(message.subject == "s")
            #expect(message.authors.count == 1)
        }
    }

    @Test func aMessageBeyondTheSizeIsStillReadInItsHeader() {
        var limits = MessageParser.Limits()
        limits.messageOctets = 100
        let message = parsed(Self.head + "\n" + Self.many("text ", 100), limits: limits)
        #expect(message.defects == [.messageTooLarge])
        #expect(message.subject == "s")
        #expect(!message.text.utf8.isEmpty)
    }

    @Test func everyBeginningOfAMessageCanBeRead() {
        let whole = Array((Self.multipart + "--b\n\n<p>Bonjour é\n--b--\n> x\n-- \n").utf8)
        for length in 0...whole.count {
            #expect(MessageParser().parse(Array(whole[..<length])).text.isSound)
        }
    }
}
