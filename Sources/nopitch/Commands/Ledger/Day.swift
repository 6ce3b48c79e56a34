import ArgumentParser
import Glibc

/// A day as the command line has it.
enum Day {
    /// Its beginning in seconds since 1970, UTC; `nil` where the text is no day.
    static func seconds(_ text: String) -> Int64? {
        let parts = text.split(separator: "-").map { Int32($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            (1...12).contains(month), (1...31).contains(day), year > 1970
        else { return nil }
        var time = tm()
        time.tm_year = year - 1900
        time.tm_mon = month - 1
        time.tm_mday = day
        let seconds = timegm(&time)
        // What is no day of the month has become one of the next.
        return time.tm_mday == day ? Int64(seconds) : nil
    }

    /// The same for an option.
    static func parsed(_ text: String) throws -> Int64 {
        guard let seconds = seconds(text) else {
            throw ValidationError(
                CommandWording(language: .preferred).say(
                    "« \(text) » n'est pas un jour comme 2026-01-31.",
                    "'\(text)' is no day such as 2026-01-31."))
        }
        return seconds
    }
}
