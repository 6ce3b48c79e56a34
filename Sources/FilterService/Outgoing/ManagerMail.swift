import Glibc
package import Logging
package import PitchFilter
package import RuleLanguage

/// Writes to the manager, where the administrator says who that is.
package struct ManagerMail: Sendable {
    private let manager: String
    private let command: SendmailCommand
    private let language: Tongue
    private let logger: Logger

    package init(manager: String, command: SendmailCommand, language: Tongue, logger: Logger) {
        self.manager = manager
        self.command = command
        self.language = language
        self.logger = logger
    }

    /// Tells of a broken rule file, blocking the thread; a failure is told in the log.
    package func tell(_ diagnostics: [Diagnostic], house: House) {
        let notice = BrokenRulesNotice(
            diagnostics, house: house, manager: manager, language: language)
        let octets = notice.octets(
            date: Self.date, identifier: "nopitch-rules-\(getpid())-\(time(nil))")
        do {
            try command.submit(octets, from: "", to: [manager])
            logger.notice("the manager is told by mail that the rule file is broken")
        } catch {
            logger.error(
                "the manager could not be told that the rule file is broken",
                metadata: ["error": "\(error)"])
        }
    }

    /// Now, in UTC, as RFC 5322 3.3 writes it.
    private static var date: String {
        var (now, parts) = (time(nil), tm())
        gmtime_r(&now, &parts)
        func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + "\(number)" }
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        return "\(days[Int(parts.tm_wday)]), \(parts.tm_mday) \(months[Int(parts.tm_mon)]) "
            + "\(parts.tm_year + 1900) \(two(parts.tm_hour)):\(two(parts.tm_min)):"
            + "\(two(parts.tm_sec)) +0000"
    }
}
