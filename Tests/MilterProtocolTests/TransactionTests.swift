import MilterProtocol
import Testing

@Suite("The message is judged as it will be delivered")
struct TransactionTests {
    private static let withSpace = MilterOffer.postfix
    private static let withoutSpace = MilterOffer.version(6)

    private func rebuilt(_ offer: MilterOffer, _ fields: [MilterCommand]) -> String? {
        let mta = Dialogue(offer)
        return mta.message([.from("<>")] + fields).map { transaction in
            String(decoding: transaction.octets, as: UTF8.self)
        }
    }

    @Test(
        "With leading spaces every field is rebuilt octet by octet",
        arguments: [
            "Subject: Salut", "Subject:Salut", "Subject:\tSalut", "Subject:  Salut ", "Subject:",
            "Subject: ", "Message-ID:\r\n <x@y.example>", "References: <a@b>\r\n\t<c@d>\r\n <e@f>",
        ])
    func exact(field: String) throws {
        let colon = try #require(field.firstIndex(of: ":"))
        let value = String(field[field.index(after: colon)...]).replacing("\r\n", with: "\n")
        let name = String(field[..<colon])
        #expect(rebuilt(Self.withSpace, [.field(name, value)]) == field + "\r\n\r\n")
        let crlf = value.replacing("\n", with: "\r\n")
        #expect(rebuilt(Self.withSpace, [.field(name, crlf)]) == field + "\r\n\r\n")
    }

    @Test("Without them a field has the one space that nearly all fields have")
    func oneSpace() {
        #expect(
            rebuilt(Self.withoutSpace, [.field("Subject", "Salut"), .field("X-Empty", "")])
                == "Subject: Salut\r\nX-Empty: \r\n\r\n")
        #expect(
            rebuilt(Self.withoutSpace, [.field("To", "a,\n\tb")]) == "To: a,\r\n\tb\r\n\r\n")
    }

    @Test("8-bit header octets stay as they are")
    func eightBit() throws {
        let mta = Dialogue()
        let latin1: [UInt8] = [0x20, 0xC9, 0x74, 0xE9]
        let transaction = try #require(
            mta.message([.from("<>"), .header(name: octets("Subject"), value: latin1)]))
        #expect(transaction.octets == octets("Subject:") + latin1 + octets("\r\n\r\n"))
    }

    @Test("Fields of one name keep their order")
    func order() {
        #expect(
            rebuilt(Self.withSpace, [.field("A", " 1"), .field("B", " 2"), .field("A", " 3")])
                == "A: 1\r\nB: 2\r\nA: 3\r\n\r\n")
    }
}
