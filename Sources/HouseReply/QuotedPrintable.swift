/// Text as quoted-printable (RFC 2045 6.7), which any mail server passes on as it is.
enum QuotedPrintable {
    private static let lineLimit = 75

    /// LF line ends in, LF line ends out.
    static func encoded(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(line)
            .joined(separator: "\n")
    }

    private static func line(_ line: Substring) -> String {
        var lines: [String] = []
        var current = ""
        let octets = Array(line.utf8)
        for (position, octet) in octets.enumerated() {
            let isLast = position == octets.count - 1
            let piece = piece(octet, isFirst: current.isEmpty, isLast: isLast)
            if current.utf8.count + piece.utf8.count > lineLimit {
                lines.append(current + "=")
                current = ""
            }
            current += piece
        }
        return (lines + [current]).joined(separator: "\n")
    }

    /// A full stop or "From" at a line's beginning is encoded too: some servers change them.
    private static func piece(_ octet: UInt8, isFirst: Bool, isLast: Bool) -> String {
        let isSpace = octet == 0x20 || octet == 0x09
        let isRisky =
            isFirst && (octet == UInt8(ascii: ".") || octet == UInt8(ascii: "F"))
            || isSpace && isLast
        let isPlain = isSpace || (0x21...0x7E).contains(octet) && octet != UInt8(ascii: "=")
        if isPlain && !isRisky { return String(UnicodeScalar(octet)) }
        return "=" + (octet < 16 ? "0" : "") + String(octet, radix: 16, uppercase: true)
    }
}
