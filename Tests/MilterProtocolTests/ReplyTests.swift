import MilterProtocol
import NIOCore
import Testing

@Suite("Replies on the wire")
struct ReplyTests {
    private func written(_ reply: MilterReply, _ offer: MilterOffer = .version(6)) throws -> [UInt8]
    {
        var buffer = ByteBuffer()
        reply.write(
            into: &buffer, agreement: try MilterAgreement(offer: offer, wanting: .wanted))
        return Array(buffer.readableBytesView)
    }

    @Test(
        "A verdict is one octet, without anything behind it",
        arguments: [
            (.continue, "c"), (.accept, "a"), (.reject, "r"), (.temporaryFailure, "t"),
            (.skip, "s"), (.progress, "p"),
        ] as [(MilterReply, Character)])
    func verdicts(reply: MilterReply, code: Character) throws {
        #expect(try written(reply) == frame(code))
    }

    @Test("The negotiation is answered with version, actions, steps")
    func negotiation() throws {
        let agreement = try MilterAgreement(
            offer: .version(2), wanting: [.addHeaders, .changeHeaders])
        #expect(
            try written(.negotiate(agreement))
                == frame("O", [0, 0, 0, 2, 0, 0, 0, 0x11, 0, 0, 0, 0]))
    }

    @Test("Where the MTA lets the filter choose, it names the macros it needs, by stage")
    func symbols() throws {
        let agreement = try MilterAgreement(offer: .version(6), wanting: .setSymbolList)
        let expected =
            [0, 0, 0, 6, 0, 0, 1, 0, 0, 0, 0, 0]
            + [0, 0, 0, 0] + octets("j {daemon_name}\0")
            + [0, 0, 0, 2] + octets("i {auth_authen}\0") + [0, 0, 0, 5] + octets("i\0")
        #expect(try written(.negotiate(agreement)) == frame("O", expected))
    }

    @Test("A field that is added has exactly one space after its colon")
    func addHeader() throws {
        let reply = MilterReply.modify(.addHeader(name: "X-Nopitch", value: "keep\r\n more\0"))
        #expect(try written(reply) == frame("h", "X-Nopitch\0keep\n more\0"))
        #expect(try written(reply, .postfix) == frame("h", "X-Nopitch\0 keep\n more\0"))
    }

    @Test("A field is changed by its number, and removed by an empty value")
    func changeHeader() throws {
        let change = MilterReply.modify(.changeHeader(name: "Subject", index: 2, value: "x"))
        #expect(
            try written(change, .postfix) == frame("m", [0, 0, 0, 2] + octets("Subject\0 x\0")))
        let removal = MilterReply.modify(.changeHeader(name: "X-Nopitch", index: 1, value: ""))
        #expect(
            try written(removal, .postfix) == frame("m", [0, 0, 0, 1] + octets("X-Nopitch\0\0")))
    }

    @Test("Recipients go in angle brackets, the reason of a quarantine as it is")
    func others() throws {
        #expect(try written(.modify(.addRecipient("a@b.example"))) == frame("+", "<a@b.example>\0"))
        #expect(
            try written(.modify(.deleteRecipient("a@b.example"))) == frame("-", "<a@b.example>\0"))
        #expect(try written(.modify(.quarantine(reason: "pitch"))) == frame("q", "pitch\0"))
    }

    @Test("A percent sign in a reply text is doubled, as Sendmail wants it")
    func replyCode() throws {
        #expect(
            try written(.replyCode("554 5.7.1 100% no\0")) == frame("y", "554 5.7.1 100%% no\0"))
    }
}
