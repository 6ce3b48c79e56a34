import Glibc

extension String {
    /// Whether the octets of another text stand in this one.
    ///
    /// Unlike `contains`, it compares no characters, so a letter and its combining mark are two.
    func containsOctets(of other: String) -> Bool {
        var (text, other) = (self, other)
        return text.withUTF8 { text in other.withUTF8 { text.contains($0) } }
    }

    /// Whether the octets begin with those of another text.
    func startsWithOctets(of other: String) -> Bool {
        utf8.starts(with: other.utf8)
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func contains(_ other: Self) -> Bool {
        guard let base = baseAddress, let first = other.first, let start = other.baseAddress else {
            return other.isEmpty
        }
        var position = 0
        while position + other.count <= count {
            let room = count - other.count + 1 - position
            guard let found = memchr(base + position, Int32(first), room) else { return false }
            position = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            if memcmp(base + position, start, other.count) == 0 { return true }
            position += 1
        }
        return false
    }
}
