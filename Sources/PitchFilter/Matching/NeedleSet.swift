/// A few short texts, looked for in one pass and in any case of ASCII letters.
struct NeedleSet: Sendable {
    private let needles: [[UInt8]]
    /// Which needles begin with an octet, a bit each.
    private let beginnings: [UInt64]

    /// At most 64 texts, in lower case.
    init(_ texts: [String]) {
        needles = texts.map { Array($0.utf8) }
        var beginnings = [UInt64](repeating: 0, count: 256)
        for (number, needle) in needles.enumerated() {
            guard let first = needle.first else { continue }
            beginnings[Int(first)] |= 1 << UInt64(number)
        }
        self.beginnings = beginnings
    }

    /// The smallest number of those texts that stand anywhere in this one.
    func first(in text: String) -> Int? {
        var text = text
        return text.withUTF8 { octets in
            var found: UInt64 = 0
            for position in octets.indices {
                var candidates = beginnings[Int(octets[position].lowercased)] & ~found
                while candidates != 0 {
                    let number = candidates.trailingZeroBitCount
                    candidates &= candidates - 1
                    if stands(needles[number], in: octets, at: position) {
                        found |= 1 << UInt64(number)
                    }
                }
            }
            return found == 0 ? nil : found.trailingZeroBitCount
        }
    }

    private func stands(
        _ needle: [UInt8], in octets: UnsafeBufferPointer<UInt8>, at position: Int
    ) -> Bool {
        guard octets.count - position >= needle.count else { return false }
        for offset in needle.indices where octets[position + offset].lowercased != needle[offset] {
            return false
        }
        return true
    }
}

extension UInt8 {
    /// The octet, or the small letter of an ASCII capital.
    var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
