/// Recognises the line that separates messages in an mbox: `From sender date` (RFC 4155).
enum Postmark {
    /// Whether the line, which begins with "From ", goes on as postmarks do: a sender without
    /// blanks or none at all, then a date with a time of day and a year.
    static func isPostmark(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.starts(with: mark), line.count < 1000 else { return false }
        let words = line.dropFirst(mark.count)
            .split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
        guard words.count >= 3, words.count <= 16 else { return false }
        return words.contains(where: isTime) && words.contains(where: isYear)
            && words.contains(where: isMonthOrNumber)
    }

    static let mark = Array("From ".utf8)

    /// `10:12` or `10:12:33`.
    private static func isTime(_ word: ArraySlice<UInt8>) -> Bool {
        let parts = word.split(separator: 0x3A, omittingEmptySubsequences: false)
        return (2...3).contains(parts.count)
            && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(isDigit) }
    }

    private static func isYear(_ word: ArraySlice<UInt8>) -> Bool {
        word.count == 4 && (word.starts(with: [0x31, 0x39]) || word.starts(with: [0x32, 0x30]))
            && word.allSatisfy(isDigit)
    }

    private static func isMonthOrNumber(_ word: ArraySlice<UInt8>) -> Bool {
        let letters = word.map { $0 | 0x20 }
        return months.contains { letters.starts(with: $0) } && word.count <= 9
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ].map { Array($0.utf8) }

    private static func isDigit(_ octet: UInt8) -> Bool { octet &- 0x30 < 10 }
}
