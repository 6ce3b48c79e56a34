/// A few words of a mail, on one line.
enum Excerpt {
    /// In characters.
    private static let limit = 90

    static func text(_ octets: ArraySlice<UInt8>) -> String {
        let line = onOneLine(octets)
        guard line.utf8.count > limit, line.count > limit else { return line }
        return line.prefix(limit - 1) + "…"
    }

    /// With one space for each run of white space, and none at the ends.
    private static func onOneLine(_ octets: ArraySlice<UInt8>) -> String {
        var line: [UInt8] = []
        line.reserveCapacity(octets.count)
        var isPending = false
        var rest = octets
        while let octet = rest.first {
            let space = spaceLength(rest)
            if space > 0 {
                isPending = !line.isEmpty
                rest = rest.dropFirst(space)
            } else {
                if isPending { line.append(0x20) }
                isPending = false
                line.append(octet)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: line, as: UTF8.self)
    }

    /// The length of the white space (of Unicode, in UTF-8) with which the octets begin, or 0.
    @inline(__always)
    private static func spaceLength(_ octets: ArraySlice<UInt8>) -> Int {
        let start = octets.startIndex
        let lead = octets[start]
        if lead < 0xC2 || lead > 0xE3 { return lead.isSpace ? 1 : 0 }
        guard octets.count > 1 else { return 0 }
        let second = octets[start + 1]
        if lead == 0xC2 { return second == 0xA0 || second == 0x85 ? 2 : 0 }
        guard octets.count > 2, lead >= 0xE1 else { return 0 }
        switch (lead, second, octets[start + 2]) {
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9),
            (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
            return 3
        default: return 0
        }
    }
}
