/// A point in time as the command line has it: a day, or how long ago.
enum PastMoment {
    /// Seconds since 1970; `nil` where the text is neither.
    static func seconds(_ text: String, now: Int64) -> Int64? {
        Day.seconds(text) ?? span(text).map { now - $0 }
    }

    /// The seconds of `30m`, `12h`, `7d` or `2w`.
    private static func span(_ text: String) -> Int64? {
        guard let count = Int64(text.dropLast()), (0...100_000).contains(count) else { return nil }
        switch text.last {
        case "m": return count * 60
        case "h": return count * 3600
        case "d": return count * 86400
        case "w": return count * 7 * 86400
        case _: return nil
        }
    }
}
