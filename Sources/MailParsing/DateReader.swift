import MailModel

/// Reads the Date field (RFC 5322 3.3), with the obsolete forms of 4.3 and those of asctime.
struct DateReader {
    private let octets: Octets
    private var offset = 0

    init(_ octets: Octets) {
        self.octets = octets
    }

    /// The point in time; `nil` where there is no such date.
    static func date(_ octets: Octets) -> MailDate? {
        var reader = DateReader(octets)
        return reader.read()
    }

    private mutating func read() -> MailDate? {
        var day: Int?
        var month: Int?
        var year: Int?
        var clock: (hour: Int, minute: Int, second: Int)?
        var zone: Int?
        while var token = nextToken() {
            if clock == nil, token.count > 1, octets[token.lowerBound] == UInt8(ascii: "-") {
                token = token.dropFirst()
            }
            if octets[token.lowerBound].isDigit {
                if clock == nil, let time = time(token) {
                    clock = time
                } else if day == nil {
                    day = number(token)
                } else if year == nil {
                    year = fullYear(token)
                }
            } else if month == nil, let name = self.month(token) {
                month = name
            } else if clock != nil, zone == nil {
                zone = self.zone(token)
            }
        }
        guard let day, let month, let year, let clock, Self.isDate(day, month, year),
            clock.hour < 24, clock.minute < 60, clock.second <= 60
        else { return nil }
        let zoneMinutes = zone ?? 0
        let local =
            Self.days(year, month, day) * 86400
            + clock.hour * 3600 + clock.minute * 60 + clock.second
        return MailDate(seconds: Int64(local - zoneMinutes * 60), zoneMinutes: zoneMinutes)
    }

    /// The next run without blanks and commas, comments left out.
    private mutating func nextToken() -> Range<Int>? {
        var depth = 0
        while offset < octets.count {
            let octet = octets[offset]
            if octet == UInt8(ascii: "(") { depth += 1 }
            if octet == UInt8(ascii: ")") { depth -= 1 }
            let isToken = depth <= 0 && !Self.separates(octet)
            if isToken { break }
            offset += 1
        }
        let start = offset
        while offset < octets.count, !Self.separates(octets[offset]),
            octets[offset] != UInt8(ascii: "(")
        {
            offset += 1
            // "20-Mar-2024" is one date in three parts; a sign before a zone begins it.
            if offset < octets.count, octets[offset] == UInt8(ascii: "-"), offset - start <= 4 {
                break
            }
        }
        return start < offset ? start..<offset : nil
    }

    private static func separates(_ octet: UInt8) -> Bool {
        octet <= 0x20 || octet == UInt8(ascii: ",") || octet == UInt8(ascii: ")")
    }

    private func number(_ token: Range<Int>) -> Int? {
        guard token.count <= 4 else { return nil }
        var value = 0
        for index in token {
            guard octets[index].isDigit else { return nil }
            value = value * 10 + Int(octets[index] - 0x30)
        }
        return value
    }

    /// Years of two or three digits are of the last century or this (RFC 5322 4.3).
    private func fullYear(_ token: Range<Int>) -> Int? {
        guard let value = number(token) else { return nil }
        if token.count <= 2 { return value < 50 ? 2000 + value : 1900 + value }
        return token.count == 3 ? 1900 + value : value
    }

    private func time(_ token: Range<Int>) -> (hour: Int, minute: Int, second: Int)? {
        var parts = [0]
        guard octets[token].contains(where: { $0 == UInt8(ascii: ":") }), token.count <= 8
        else { return nil }
        for index in token {
            if octets[index] == UInt8(ascii: ":") {
                parts.append(0)
            } else if octets[index].isDigit {
                parts[parts.count - 1] = parts[parts.count - 1] * 10 + Int(octets[index] - 0x30)
            } else {
                return nil
            }
        }
        guard parts.count == 2 || parts.count == 3 else { return nil }
        return (parts[0], parts[1], parts.count == 3 ? parts[2] : 0)
    }

    private func month(_ token: Range<Int>) -> Int? {
        let start = token.lowerBound
        return Self.months.firstIndex { octets.hasPrefix($0, at: start, before: token.upperBound) }
            .map { $0 + 1 }
    }

    /// Minutes east of UTC; military letters and unknown names count as UTC (RFC 5322 4.3).
    private func zone(_ token: Range<Int>) -> Int? {
        let sign = octets[token.lowerBound]
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
            let name = Self.zones.first {
                $0.0.utf8CodeUnitCount == token.count
                    && octets.hasPrefix($0.0, at: token.lowerBound, before: token.upperBound)
            }
            return (name?.1 ?? 0) * 60
        }
        let digits = octets[token].filter(\.isDigit).map { Int($0 - 0x30) }
        guard digits.count == 4 else { return nil }
        let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
        // The grammar allows zones that no clock has, and that no ISO 8601 date can name.
        guard minutes < 24 * 60 else { return 0 }
        return sign == UInt8(ascii: "-") ? -minutes : minutes
    }

    private static func isDate(_ day: Int, _ month: Int, _ year: Int) -> Bool {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return year >= 1900 && year <= 9999 && day >= 1 && day <= lengths[month - 1]
    }

    /// Days since 1970-01-01 in the Gregorian calendar.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static let months: [StaticString] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// Hours east of UTC.
    private static let zones: [(StaticString, Int)] = [
        ("est", -5), ("edt", -4), ("cst", -6), ("cdt", -5), ("mst", -7), ("mdt", -6),
        ("pst", -8), ("pdt", -7), ("cet", 1), ("cest", 2), ("met", 1), ("mest", 2), ("bst", 1),
        ("eet", 2), ("eest", 3), ("msk", 3), ("jst", 9), ("ist", 5),
    ]
}
