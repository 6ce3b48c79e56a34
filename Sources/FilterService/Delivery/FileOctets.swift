import Glibc

/// Reading and writing octets whole.
enum FileOctets {
    /// Reads to the end, or until there is as much; what came where the system fails.
    static func read(_ descriptor: Int32, atMost limit: Int) -> [UInt8] {
        var octets: [UInt8] = []
        _ = read(descriptor, atMost: limit, into: &octets)
        return octets
    }

    /// All of a file; `nil` where it can't be opened or read, with the reason in `errno`.
    static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var octets: [UInt8] = []
        return read(descriptor, atMost: .max, into: &octets) ? octets : nil
    }

    /// False where the system fails.
    private static func read(
        _ descriptor: Int32, atMost limit: Int, into octets: inout [UInt8]
    ) -> Bool {
        var piece = [UInt8](repeating: 0, count: 16384)
        while octets.count < limit {
            let room = min(piece.count, limit - octets.count)
            let count = Glibc.read(descriptor, &piece, room)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count == 0 }
            octets += piece[..<count]
        }
        return true
    }

    /// Writes all octets to a descriptor; false where the system does not take them, with the
    /// reason in `errno`.
    static func write(_ octets: [UInt8], to descriptor: Int32) -> Bool {
        octets.withUnsafeBytes { bytes in
            var written = 0
            while written < bytes.count {
                let rest = bytes.baseAddress?.advanced(by: written)
                let count = Glibc.write(descriptor, rest, bytes.count - written)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                written += count
            }
            return true
        }
    }
}
