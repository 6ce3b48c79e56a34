import NIOCore

extension MilterCommand {
    /// Reads a frame's payload; tolerant of terminators that some MTAs leave out.
    package init(_ frame: MilterFrame) throws(MilterViolation) {
        var payload = frame.payload
        switch frame.code {
        case UInt8(ascii: "O"): self = .negotiate(try Self.offer(&payload, frame.code))
        case UInt8(ascii: "D"):
            self = .macros(stage: try Self.stage(&payload), Self.macros(&payload))
        case UInt8(ascii: "C"): self = Self.connect(&payload)
        case UInt8(ascii: "H"): self = .hello(payload.readText())
        case UInt8(ascii: "M"): self = .mail(payload.readTexts())
        case UInt8(ascii: "R"): self = .recipient(payload.readTexts())
        case UInt8(ascii: "T"): self = .data
        case UInt8(ascii: "L"): self = .header(name: payload.readText(), value: payload.readText())
        case UInt8(ascii: "N"): self = .endOfHeaders
        case UInt8(ascii: "B"): self = .body(Array(buffer: payload))
        case UInt8(ascii: "E"): self = .endOfBody(Array(buffer: payload))
        case UInt8(ascii: "A"): self = .abort
        case UInt8(ascii: "Q"): self = .quit
        case UInt8(ascii: "K"): self = .quitNewConnection
        case UInt8(ascii: "U"): self = .unknown
        default: self = .other(frame.code)
        }
    }

    /// Twelve octets; what some MTAs send after them is left aside.
    private static func offer(
        _ payload: inout ByteBuffer, _ code: UInt8
    ) throws(MilterViolation) -> MilterOffer {
        guard let version = payload.readInteger(as: UInt32.self),
            let actions = payload.readInteger(as: UInt32.self),
            let steps = payload.readInteger(as: UInt32.self)
        else { throw .malformed(code) }
        return MilterOffer(
            version: version, actions: MilterActions(rawValue: actions),
            steps: MilterSteps(rawValue: steps))
    }

    private static func stage(_ payload: inout ByteBuffer) throws(MilterViolation) -> UInt8 {
        guard let stage = payload.readInteger(as: UInt8.self) else {
            throw .malformed(UInt8(ascii: "D"))
        }
        return stage
    }

    /// Names and values in turn; a last name without a value has an empty one.
    private static func macros(_ payload: inout ByteBuffer) -> [MilterMacro] {
        var macros: [MilterMacro] = []
        while payload.readableBytes > 0 {
            let name = String(decoding: payload.readText(), as: UTF8.self)
            let value = String(decoding: payload.readText(), as: UTF8.self)
            let bare =
                name.hasPrefix("{") && name.hasSuffix("}")
                ? String(name.dropFirst().dropLast()) : name
            if !bare.isEmpty { macros.append(MilterMacro(name: bare, value: value)) }
        }
        return macros
    }

    /// A host name, a family, and where the family has them a port and an address.
    ///
    /// Sendmail writes `IPv6:` before an address, others put it in brackets.
    private static func connect(_ payload: inout ByteBuffer) -> MilterCommand {
        var client = MilterClient(host: String(decoding: payload.readText(), as: UTF8.self))
        let family = payload.readInteger(as: UInt8.self) ?? UInt8(ascii: "U")
        guard family != UInt8(ascii: "U") else { return .connect(client) }
        client.port = payload.readInteger(as: UInt16.self) ?? 0
        var address = Substring(decoding: payload.readText(), as: UTF8.self)
        if address.hasPrefix("["), address.hasSuffix("]") {
            address = address.dropFirst().dropLast()
        }
        if address.lowercased().hasPrefix("ipv6:") { address = address.dropFirst(5) }
        client.address = String(address)
        return .connect(client)
    }
}

extension ByteBuffer {
    /// Octets up to a NUL, or to the end where there is none.
    fileprivate mutating func readText() -> [UInt8] {
        let view = readableBytesView
        guard let end = view.firstIndex(of: 0) else {
            return readBytes(length: readableBytes) ?? []
        }
        let text = readBytes(length: end - view.startIndex) ?? []
        moveReaderIndex(forwardBy: 1)
        return text
    }

    fileprivate mutating func readTexts() -> [[UInt8]] {
        var texts: [[UInt8]] = []
        while readableBytes > 0 { texts.append(readText()) }
        return texts
    }
}
