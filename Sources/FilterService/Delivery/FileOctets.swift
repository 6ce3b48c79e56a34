import Glibc

/// Writing octets whole.
enum FileOctets {
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
