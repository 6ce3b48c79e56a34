import MilterProtocol
import NIOCore
import Testing

@Suite("Frames and commands")
struct FrameDecoderTests {
    /// A whole SMTP session as Postfix tells it.
    private static let stream: [UInt8] =
        frame("O", [0, 0, 0, 6, 0, 0, 1, 0xFF, 0, 0x1F, 0xFF, 0xFF])
        + frame("D", "Cj\0mx.example\0{client_addr}\0192.0.2.7\0")
        + frame(
            "C",
            octets("mail.sender.example\0") + octets("4") + [0x30, 0x39] + octets("192.0.2.7\0"))
        + frame("H", "mail.sender.example\0")
        + frame("D", "M")
        + frame("M", "<anna@sender.example>\0SIZE=1000\0BODY=8BITMIME\0")
        + frame("R", "<info@house.example>\0")
        + frame("T")
        + frame("L", "Subject\0 Salut \u{E9}\0")
        + frame("L", "X-Empty\0\0")
        + frame("N")
        + frame("B", octets("a\r") + [0] + octets("\nb"))
        + frame("E", "tail")
        + frame("A") + frame("K") + frame("U", "FOO\0") + frame("Z", "?") + frame("Q")

    private static let expected: [MilterCommand] = [
        .negotiate(
            MilterOffer(
                version: 6, actions: MilterActions(rawValue: 0x1FF),
                steps: MilterSteps(rawValue: 0x1FFFFF))),
        .macros(
            stage: 67,
            [
                MilterMacro(name: "j", value: "mx.example"),
                MilterMacro(name: "client_addr", value: "192.0.2.7"),
            ]),
        .connect(MilterClient(host: "mail.sender.example", address: "192.0.2.7", port: 12345)),
        .hello(octets("mail.sender.example")),
        .macros(stage: 77, []),
        .mail([octets("<anna@sender.example>"), octets("SIZE=1000"), octets("BODY=8BITMIME")]),
        .recipient([octets("<info@house.example>")]),
        .data,
        .header(name: octets("Subject"), value: octets(" Salut \u{E9}")),
        .header(name: octets("X-Empty"), value: []),
        .endOfHeaders,
        .body(octets("a\r") + [0] + octets("\nb")),
        .endOfBody(octets("tail")),
        .abort, .quitNewConnection, .unknown, .other(UInt8(ascii: "Z")), .quit,
    ]

    @Test(
        "The same commands come out however the octets come in",
        arguments: [1, 2, 3, 4, 5, 7, 64, 1000, 100_000])
    func pieces(size: Int) throws {
        #expect(try commands(in: Self.stream, pieces: size) == Self.expected)
    }

    @Test("Every place to cut the stream in two gives the same commands")
    func everySplit() throws {
        for cut in 1..<Self.stream.count {
            var buffer = ByteBuffer()
            var found: [MilterCommand] = []
            for piece in [Self.stream[..<cut], Self.stream[cut...]] {
                buffer.writeBytes(piece)
                while let frame = try MilterFrameDecoder().next(in: &buffer) {
                    found.append(try MilterCommand(frame))
                }
            }
            #expect(found == Self.expected, "cut at \(cut)")
        }
    }

    @Test(
        "Another protocol that knocks on the port is told by its first octets",
        arguments: [
            (octets("GET /ping HTTP/1.1\r\n"), "HTTP"), (octets("POST / HTTP/1.1\r\n"), "HTTP"),
            ([0x16, 0x03, 0x01, 0x02, 0x00], "TLS"), ([0x03, 0x00, 0x00, 0x13], "RDP"),
            (octets("SSH-2.0-x\r\n"), "SSH"), (octets("EHLO x\r\n"), "SMTP"),
        ])
    func foreign(start: [UInt8], name: String) {
        #expect(throws: MilterViolation.foreignProtocol(name)) {
            try commands(in: start, pieces: 1)
        }
    }

    @Test("A frame is refused by its announced length, before anything of it has come")
    func tooLong() {
        #expect(throws: MilterViolation.tooLong(0x100001)) {
            try commands(in: [0, 0x10, 0, 1], pieces: 4)
        }
        #expect(throws: MilterViolation.tooLong(0xFFFF_FFFF)) {
            try commands(in: [0xFF, 0xFF, 0xFF, 0xFF], pieces: 4)
        }
        #expect(throws: MilterViolation.empty) { try commands(in: [0, 0, 0, 0], pieces: 4) }
    }

    @Test("A header field of 100 kB, as Postfix may send it, is one command")
    func longHeader() throws {
        let value = String(repeating: "x", count: 102_400)
        let commands = try commands(in: frame("L", "X\0" + value + "\0"), pieces: 4096)
        #expect(commands == [.header(name: octets("X"), value: octets(value))])
    }

    @Test("Terminators that some MTAs leave out are not missed")
    func unterminated() throws {
        let stream = frame("L", "Subject\0Salut") + frame("D", "Mi\0ABC") + frame("H", "x")
        #expect(
            try commands(in: stream, pieces: 999) == [
                .header(name: octets("Subject"), value: octets("Salut")),
                .macros(stage: 77, [MilterMacro(name: "i", value: "ABC")]), .hello(octets("x")),
            ])
    }

    @Test("A macro is known by its name with and without braces")
    func braces() throws {
        #expect(
            try commands(in: frame("D", "E{i}\0X1\0"), pieces: 99) == [
                .macros(stage: 69, [MilterMacro(name: "i", value: "X1")])
            ])
    }

    @Test(
        "The client's address is read in each family and spelling",
        arguments: [
            ("4", "192.0.2.7", "192.0.2.7"), ("6", "IPv6:2001:db8::1", "2001:db8::1"),
            ("6", "[2001:db8::1]", "2001:db8::1"), ("L", "/run/x", "/run/x"),
        ])
    func families(family: String, written: String, address: String) throws {
        let payload = octets("host\0" + family) + [0, 25] + octets(written + "\0")
        #expect(
            try commands(in: frame("C", payload), pieces: 99) == [
                .connect(MilterClient(host: "host", address: address, port: 25))
            ])
    }

    @Test("A client of an unknown family has no address")
    func unknownFamily() throws {
        #expect(
            try commands(in: frame("C", "unknown\0U"), pieces: 99) == [
                .connect(MilterClient(host: "unknown"))
            ])
    }

    @Test("An offer may carry more than its twelve octets, but not less")
    func offerSizes() throws {
        let offer: [UInt8] = [0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0]
        let wanted = MilterCommand.negotiate(
            MilterOffer(
                version: 2, actions: .addHeaders, steps: []))
        #expect(try commands(in: frame("O", offer + [1, 2, 3]), pieces: 99) == [wanted])
        #expect(throws: MilterViolation.malformed(UInt8(ascii: "O"))) {
            try commands(in: frame("O", Array(offer.dropLast())), pieces: 99)
        }
        #expect(throws: MilterViolation.malformed(UInt8(ascii: "D"))) {
            try commands(in: frame("D"), pieces: 99)
        }
    }
}
