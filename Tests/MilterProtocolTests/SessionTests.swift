import MilterProtocol
import Testing

@Suite("A milter session")
struct SessionTests {
    private static let first: [MilterCommand] = [
        .from("<anna@sender.example>"), .to("<info@house.example>"), .field("Subject", " Un"),
        .endOfHeaders, .text("eins\r\n"),
    ]
    private static let second: [MilterCommand] = [
        .from("<>"), .to("info@house.example"), .field("Subject", " Deux"), .endOfHeaders,
        .text("zwei\r\n"),
    ]

    @Test("A message comes out as it went in")
    func message() throws {
        let mta = Dialogue()
        let transaction = try #require(mta.message(Self.first))
        #expect(transaction.reversePath == "anna@sender.example")
        #expect(transaction.recipients == ["info@house.example"])
        #expect(transaction.octets == octets("Subject: Un\r\n\r\neins\r\n"))
        #expect(!transaction.isTruncated && !transaction.isBeyondLimits)
    }

    @Test("Nothing of a message leaks into the next", arguments: [0, 1, 2])
    func severalMessages(aborts: Int) throws {
        let mta = Dialogue()
        mta.hear([
            .macros("C", ["j": "mx.example"]), .macros("M", ["i": "ONE", "auth_authen": "anna"]),
        ])
        let first = try #require(mta.message(Self.first))
        #expect(first.queueID == "ONE" && first.isAuthenticated)
        for _ in 0..<aborts { #expect(mta.hear(.abort) == .none) }
        let second = try #require(mta.message(Self.second))
        #expect(second.octets == octets("Subject: Deux\r\n\r\nzwei\r\n"))
        #expect(second.reversePath.isEmpty && !second.isAuthenticated && second.queueID == "-")
        #expect(second.macros == ["j": "mx.example"])
    }

    @Test(
        "Where only the house's users come in, nobody has to log in",
        arguments: ["ORIGINATING", "mx"])
    func daemonName(name: String) throws {
        let mta = Dialogue()
        mta.hear([.macros("C", ["daemon_name": name])])
        let transaction = try #require(mta.message(Self.first))
        #expect(transaction.isAuthenticated == (name == "ORIGINATING"))
    }

    @Test("A message that was given up leaves nothing behind", arguments: [1, 2])
    func givenUp(aborts: Int) throws {
        let mta = Dialogue()
        mta.hear([.macros("M", ["auth_authen": "anna"])] + Self.first)
        for _ in 0..<aborts { _ = mta.hear(.abort) }
        #expect(!mta.session.isInMessage)
        let transaction = try #require(mta.message(Self.second))
        #expect(transaction.octets == octets("Subject: Deux\r\n\r\nzwei\r\n"))
        #expect(!transaction.isAuthenticated)
    }

    @Test("MAIL begins anew even where the MTA forgot to say ABORT")
    func implicitReset() throws {
        let mta = Dialogue()
        mta.hear([.macros("M", ["auth_authen": "anna"])] + Self.first)
        let transaction = try #require(mta.message(Self.second))
        #expect(transaction.octets == octets("Subject: Deux\r\n\r\nzwei\r\n"))
        #expect(transaction.recipients == ["info@house.example"] && !transaction.isAuthenticated)
    }

    @Test("The queue id may come at any stage")
    func lateQueueID() throws {
        let mta = Dialogue()
        mta.hear(Self.first + [.macros("E", ["i": "LATE"])])
        #expect(try #require(mta.message([])).queueID == "LATE")
    }

    @Test("A new connection on the same socket knows nothing of the old one")
    func quitNewConnection() throws {
        let mta = Dialogue()
        mta.hear([
            .macros("C", ["auth_authen": "anna"]), .connect(MilterClient(host: "localhost")),
        ])
        #expect(mta.hear(.quitNewConnection) == .none)
        let transaction = try #require(mta.message(Self.first))
        #expect(transaction.macros.isEmpty && transaction.client == MilterClient())
    }

    @Test("QUIT closes, in mid-message too")
    func quit() {
        let mta = Dialogue()
        mta.hear(Self.first)
        #expect(mta.hear(.quit) == .close)
    }

    @Test("A message without a body, and one whose end carries the rest, are whole")
    func bodies() throws {
        let mta = Dialogue()
        let bare = try #require(mta.message(Array(Self.first.prefix(4))))
        #expect(bare.octets == octets("Subject: Un\r\n\r\n"))
        let tail = try #require(mta.message(Self.first, end: "fin\r\n"))
        #expect(tail.octets == octets("Subject: Un\r\n\r\neins\r\nfin\r\n"))
    }

    @Test("Chunks may be cut anywhere: within a line end, within a letter")
    func chunks() throws {
        let mta = Dialogue()
        let text = Array("Zürich\r\n\0fin".utf8)
        let pieces = text.map { MilterCommand.body([$0]) }
        let transaction = try #require(mta.message(Self.first.dropLast() + pieces))
        #expect(transaction.body == text)
    }

    @Test("Beyond the limit the MTA is told once to skip the rest, if it offered that")
    func skip() throws {
        var limits = MilterTransaction.Limits()
        limits.bodyOctets = 8
        let mta = Dialogue(limits: limits)
        mta.hear(Self.first)
        #expect(mta.hear(.text("12")) == .reply(.continue))
        #expect(mta.hear(.text("3")) == .reply(.skip))
        #expect(mta.hear(.text("4")) == .reply(.continue))
        let transaction = try #require(mta.message([]))
        #expect(transaction.body == octets("eins\r\n12") && transaction.isTruncated)

        let old = Dialogue(.version(4), limits: limits)
        old.hear(Self.first)
        #expect(old.hear(.text("123")) == .reply(.continue))
    }

    @Test("More recipients or header fields than fit are noted, not kept")
    func limits() throws {
        var limits = MilterTransaction.Limits()
        limits.recipients = 1
        limits.headerOctets = 20
        let mta = Dialogue(limits: limits)
        let recipients = try #require(mta.message(Self.first + [.to("<b@house.example>")]))
        #expect(recipients.isBeyondLimits && recipients.recipients.count == 1)
        let header = try #require(
            mta.message(Self.first + [.field("X", String(repeating: "y", count: 20))]))
        #expect(header.isBeyondLimits && header.fields.count == 1)
        #expect(!(try #require(mta.message(Self.second))).isBeyondLimits)
    }

    @Test("Commands out of any order are answered, and nothing is judged without MAIL")
    func outOfOrder() {
        let mta = Dialogue(nil)
        #expect(mta.hear(.endOfBody([])) == .reply(.continue))
        #expect(mta.hear(.field("A", "b")) == .reply(.continue))
        #expect(mta.hear(.abort) == .none)
        #expect(mta.hear(.other(90)) == .reply(.continue))
    }

    @Test(
        "Paths are read with and without angle brackets, and with arguments glued to them",
        arguments: [
            ("<>", ""), ("", ""), ("<a@b.example>", "a@b.example"), ("a@b.example", "a@b.example"),
            ("<zoë@b.example>", "zoë@b.example"),
            ("<a@b.example> SIZE=5 BODY=8BITMIME", "a@b.example"),
            ("<a@b.example> AUTH=<>", "a@b.example"), (#"<"a>b"@c.example>"#, #""a>b"@c.example"#),
        ])
    func paths(written: String, path: String) throws {
        let mta = Dialogue()
        #expect(try #require(mta.message([.from(written)])).reversePath == path)
    }

    @Test(
        "Mail that a program of the same machine handed in is told from mail by SMTP",
        arguments: [
            (MilterClient(host: "localhost", address: "127.0.0.1", port: 0), true),
            (MilterClient(host: "localhost", address: "127.0.0.1", port: 4711), false),
            (MilterClient(host: "localhost", address: "/run/submit", port: 0), true),
            (MilterClient(host: "x.example", address: "192.0.2.1", port: 0), false),
        ])
    func local(client: MilterClient, isLocal: Bool) throws {
        let mta = Dialogue()
        #expect(try #require(mta.message([.connect(client), .from("<>")])).client == client)
        #expect(client.isLocalProgram == isLocal)
    }
}
