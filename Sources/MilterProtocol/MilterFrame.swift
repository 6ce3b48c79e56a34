package import NIOCore

/// A packet of the milter protocol: a command or reply octet and what follows it.
package struct MilterFrame: Hashable, Sendable {
    package let code: UInt8
    package var payload: ByteBuffer

    package init(code: UInt8, payload: ByteBuffer = ByteBuffer()) {
        self.code = code
        self.payload = payload
    }
}

/// Why what came over the connection is not the milter protocol.
package enum MilterViolation: Error, Hashable, Sendable {
    /// Somebody else's protocol knocks on the port; the name tells whose.
    case foreignProtocol(String)
    /// A packet announces more octets than any command has.
    case tooLong(Int)
    /// A packet of no octets, not even a command.
    case empty
    /// A command whose payload can't be read.
    case malformed(UInt8)
    /// A command that makes no sense at this point.
    case outOfOrder(UInt8)
    /// An MTA older than version 2 of the protocol.
    case version(UInt32)
}
