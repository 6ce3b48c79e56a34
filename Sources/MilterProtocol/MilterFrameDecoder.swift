package import NIOCore

/// Cuts a stream of octets into frames; a frame is refused by its announced length, before any of
/// it is kept.
package struct MilterFrameDecoder: Sendable {
    /// Postfix passes header fields of up to 100 kB in one piece (`header_size_limit`), Sendmail
    /// body chunks of 64 kB; nothing sensible is longer than this.
    package static let maximumLength = 1 << 20

    package init() {}

    /// Takes the next whole frame out of the buffer; `nil` where more octets are needed.
    package func next(in buffer: inout ByteBuffer) throws(MilterViolation) -> MilterFrame? {
        guard let length = buffer.getInteger(at: buffer.readerIndex, as: UInt32.self) else {
            return nil
        }
        guard length > 0 else { throw .empty }
        guard length <= Self.maximumLength else {
            throw Self.foreignProtocol(length).map { .foreignProtocol($0) } ?? .tooLong(Int(length))
        }
        guard buffer.readableBytes >= 4 + Int(length) else { return nil }
        buffer.moveReaderIndex(forwardBy: 4)
        guard let code = buffer.readInteger(as: UInt8.self),
            let payload = buffer.readSlice(length: Int(length) - 1)
        else { throw .empty }
        return MilterFrame(code: code, payload: payload)
    }

    /// Whose first four octets these are, read as a length.
    private static func foreignProtocol(_ length: UInt32) -> String? {
        let octets = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) }
        let text = String(decoding: octets, as: UTF8.self)
        if ["GET ", "POST", "HEAD", "PUT ", "OPTI", "CONN", "PRI "].contains(text) {
            return "HTTP"
        }
        if octets[0] == 0x16, octets[1] == 0x03 { return "TLS" }
        if octets[0] == 0x03, octets[1] == 0x00 { return "RDP" }
        if text == "SSH-" { return "SSH" }
        return ["EHLO", "HELO"].contains(text) ? "SMTP" : nil
    }
}
