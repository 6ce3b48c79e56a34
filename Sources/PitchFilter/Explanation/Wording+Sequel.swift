import Glibc

extension Wording {
    /// "4e message depuis le 3 février 2026", the day in UTC.
    package func sequel(_ sequel: Sequel) -> String {
        say(
            "\(sequel.number)e message depuis le \(day(sequel.since))",
            "\(englishOrdinal(sequel.number)) message since \(day(sequel.since))")
    }

    private func day(_ seconds: Int64) -> String {
        var (time, parts) = (time_t(seconds), tm())
        gmtime_r(&time, &parts)
        let (day, month) = (Int(parts.tm_mday), Int(parts.tm_mon))
        return say(
            "\(day == 1 ? "1er" : "\(day)") \(Self.frenchMonths[month]) \(parts.tm_year + 1900)",
            "\(day) \(Self.englishMonths[month]) \(parts.tm_year + 1900)")
    }

    private func englishOrdinal(_ number: Int) -> String {
        switch (number % 100, number % 10) {
        case (11...13, _): "\(number)th"
        case (_, 1): "\(number)st"
        case (_, 2): "\(number)nd"
        case (_, 3): "\(number)rd"
        case (_, _): "\(number)th"
        }
    }

    private static let frenchMonths = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}
