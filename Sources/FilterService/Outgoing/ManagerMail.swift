import Glibc
package import Logging
import MailModel
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
            date: MailDate(seconds: Int64(time(nil))).fieldText,
            identifier: "nopitch-rules-\(getpid())-\(time(nil))")
        do {
            try command.submit(octets, from: "", to: [manager])
            logger.notice("the manager is told by mail that the rule file is broken")
        } catch {
            logger.error(
                "the manager could not be told that the rule file is broken",
                metadata: ["error": "\(error)"])
        }
    }
}
