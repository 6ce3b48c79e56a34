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
        guard octets.allSatisfy({ $0 < 0x80 }) else {
            return String(decoding: octets, as: UTF8.self)
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        var line: [UInt8] = []
        line.reserveCapacity(octets.count)
        var isPending = false
        for octet in octets {
            if octet.isSpace {
                isPending = !line.isEmpty
            } else {
                if isPending { line.append(0x20) }
                isPending = false
                line.append(octet)
            }
        }
        return String(decoding: line, as: UTF8.self)
    }
}
