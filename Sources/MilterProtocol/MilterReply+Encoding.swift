package import NIOCore

extension MilterReply {
    /// Writes the reply as a frame.
    ///
    /// Where leading spaces were agreed, values carry the space after the colon themselves.
    package func write(into buffer: inout ByteBuffer, agreement: MilterAgreement?) {
        switch self {
        case .negotiate(let agreement): Self.write(agreement, into: &buffer)
        case .continue: Self.frame("c", into: &buffer)
        case .accept: Self.frame("a", into: &buffer)
        case .reject: Self.frame("r", into: &buffer)
        case .temporaryFailure: Self.frame("t", into: &buffer)
        case .skip: Self.frame("s", into: &buffer)
        case .progress: Self.frame("p", into: &buffer)
        case .replyCode(let text):
            // Sendmail takes a single % for a format.
            Self.frame("y", texts: [text.withoutNUL.doublingPercent], into: &buffer)
        case .modify(let modification):
            let spaced = agreement?.steps.contains(.headerLeadingSpace) ?? false
            modification.write(into: &buffer, leadingSpace: spaced)
        }
    }

    private static func write(_ agreement: MilterAgreement, into buffer: inout ByteBuffer) {
        let symbols = agreement.actions.contains(.setSymbolList) ? MilterAgreement.symbols : []
        let size = symbols.reduce(13) { $0 + 4 + $1.names.utf8.count + 1 }
        buffer.writeInteger(UInt32(size))
        buffer.writeInteger(UInt8(ascii: "O"))
        buffer.writeInteger(agreement.version)
        buffer.writeInteger(agreement.actions.rawValue)
        buffer.writeInteger(agreement.steps.rawValue)
        for (stage, names) in symbols {
            buffer.writeInteger(stage)
            buffer.writeString(names)
            buffer.writeInteger(UInt8(0))
        }
    }

    /// A frame of NUL-terminated texts, a number before them where the reply has one.
    fileprivate static func frame(
        _ code: Unicode.Scalar, number: UInt32? = nil, texts: [String] = [],
        into buffer: inout ByteBuffer
    ) {
        let size = texts.reduce(1) { $0 + $1.utf8.count + 1 } + (number == nil ? 0 : 4)
        buffer.writeInteger(UInt32(size))
        buffer.writeInteger(UInt8(ascii: code))
        if let number { buffer.writeInteger(number) }
        for text in texts {
            buffer.writeString(text)
            buffer.writeInteger(UInt8(0))
        }
    }
}

extension MilterModification {
    fileprivate func write(into buffer: inout ByteBuffer, leadingSpace: Bool) {
        let space = leadingSpace ? " " : ""
        switch self {
        case .addHeader(let name, let value):
            MilterReply.frame("h", texts: [name, space + value.safe], into: &buffer)
        case .changeHeader(let name, let index, let value):
            let text = value.isEmpty ? "" : space + value.safe
            MilterReply.frame("m", number: UInt32(index), texts: [name, text], into: &buffer)
        case .addRecipient(let address):
            MilterReply.frame("+", texts: ["<\(address.safe)>"], into: &buffer)
        case .deleteRecipient(let address):
            MilterReply.frame("-", texts: ["<\(address.safe)>"], into: &buffer)
        case .quarantine(let reason):
            MilterReply.frame("q", texts: [reason.safe], into: &buffer)
        }
    }
}

extension String {
    /// Without NUL and CR, which would end the text or break the line.
    fileprivate var safe: String {
        utf8.contains { $0 == 0 || $0 == 0x0D }
            ? String(unicodeScalars.filter { $0.value != 0 && $0.value != 13 }) : self
    }

    fileprivate var withoutNUL: String {
        contains("\0") ? String(unicodeScalars.filter { $0.value != 0 }) : self
    }

    fileprivate var doublingPercent: String {
        split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
    }
}
