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
    private var buffer = [UInt8](repeating: 0, count: 1 << 18)

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
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 { return buffer[..<count] }
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
