/// Numbers as people write them: `2`, `+1.5`, `-0,25`, `−3`.
struct DecimalNumber {
    let isNegative: Bool
    /// Digits before the decimal point.
    let whole: Substring
    /// Digits behind it.
    let fraction: Substring

    init?(_ text: String) {
        var rest = Substring(text)
        let minus: Set<Character> = ["-", "−", "–"]
        isNegative = rest.first.map(minus.contains) ?? false
        if isNegative || rest.first == "+" { rest.removeFirst() }
        let parts = rest.split(
            maxSplits: 1,
            omittingEmptySubsequences: false
        ) { $0 == "." || $0 == "," }
        guard let first = parts.first, !first.isEmpty, first.utf8.allSatisfy(\.isDigit) else {
            return nil
        }
        whole = first
        fraction = parts.count > 1 ? parts[1] : ""
        guard parts.count == 1 || !fraction.isEmpty else { return nil }
        guard fraction.utf8.allSatisfy(\.isDigit), text.utf8.count <= 40 else { return nil }
    }

    /// Whether a word is meant as a number, right or wrong.
    static func isMeant(by word: String) -> Bool {
        guard let first = word.first else { return false }
        return "+-−–.,0123456789".contains(first)
    }

    var value: Double {
        let size = Double(whole + "." + (fraction.isEmpty ? "0" : fraction)) ?? 0
        return isNegative ? -size : size
    }

    /// Exact to the hundredth; `nil` where it is finer than that or beyond ±1 000 000.
    var points: Points? {
        guard let units = Int(whole), units <= 1_000_000 else { return nil }
        let digits = fraction.reversed().drop { $0 == "0" }.reversed()
        guard digits.count <= 2 else { return nil }
        let padded = String(digits) + String(repeating: "0", count: 2 - digits.count)
        guard let cents = Int(padded) else { return nil }
        let size = units * 100 + cents
        return Points(hundredths: isNegative ? -size : size)
    }
}

extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isLowerLetter: Bool { self >= 0x61 && self <= 0x7A }
    var isLetterOrDigit: Bool { isDigit || (self | 0x20).isLowerLetter }
}

extension CalendarDate {
    /// Reads `YYYY-MM-DD`; `nil` for a day that no calendar has.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...12).contains(month), day >= 1
        else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= days[month - 1] else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension CalendarDate: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    package var description: String {
        let digits = [String(month), String(day)].map { $0.utf8.count < 2 ? "0" + $0 : $0 }
        return ([String(year)] + digits).joined(separator: "-")
    }
}
