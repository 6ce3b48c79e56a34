import Glibc

/// Octets of an open file, or any others that come piece by piece.
protocol OctetSource {
    /// The next piece; empty at the end.
    mutating func next() throws(MailboxError) -> ArraySlice<UInt8>
}

/// Reads a file in pieces and closes it when let go.
final class FileSource: OctetSource {
    private let descriptor: Int32
    private let path: String
    private let closes: Bool
    /// So much is asked for at a time, in octets.
    private static let pieceSize = 1 << 18

    /// Opens the file; `-` is standard input.
    init(path: String) throws(MailboxError) {
        self.path = path
        closes = path != "-"
        descriptor = closes ? open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) : STDIN_FILENO
        guard descriptor >= 0 else { throw .last(path: path) }
    }

    deinit {
        if closes { close(descriptor) }
    }

    func next() throws(MailboxError) -> ArraySlice<UInt8> {
        try piece(upTo: Self.pieceSize)[...]
    }

    /// The next piece, of at most so many octets; empty at the end.
    func piece(upTo size: Int) throws(MailboxError) -> [UInt8] {
        while true {
            var result = 0
            let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                result = read(descriptor, buffer.baseAddress, size)
                // The system has written the octets that it counts, and no others are taken.
                count = max(0, result)
            }
            if result >= 0 { return piece }
            if errno != EINTR { throw .last(path: path) }
        }
    }
}

extension MailboxError {
    /// The system's latest error.
    static func last(path: String) -> MailboxError {
        .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
}
