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
    package func tell(_ diagnostics: [Diagnostic], house: House, hasRules: Bool) {
        let notice = BrokenRulesNotice(
            diagnostics, house: house, manager: manager, language: language, hasRules: hasRules)
        send("that the rule file is broken") {
            notice.octets(date: $0, identifier: "nopitch-rules-\($1)")
        }
    }

    /// Tells that no more replies go out, since too many came back; blocks the thread too.
    package func tellRepliesStopped(house: House) {
        let isFrench = language == .french
        let letter = ManagerLetter(
            house: house, manager: manager,
            subject: isFrench
                ? "nopitch : les réponses sont arrêtées" : "nopitch: replies are stopped",
            body: isFrench ? Self.stoppedInFrench : Self.stopped)
        send("that replies are stopped") {
            letter.octets(date: $0, identifier: "nopitch-replies-\($1)")
        }
    }

    private static let stoppedInFrench = """
        Trop de réponses automatiques sont revenues ces derniers jours. Il n'en part plus, jusqu'à ce
        qu'une semaine ait passé sur elles ; le courrier est filtré comme avant.

        Ce qui est parti et ce qui est revenu :  nopitch outbox

        """

    private static let stopped = """
        Too many automatic replies came back of late. No more go out until a week has passed over them;
        mail is filtered as before.

        What went out and what came back:  nopitch outbox

        """

    private func send(_ what: String, _ octets: (_ date: String, _ identifier: String) -> [UInt8]) {
        let now = Int64(time(nil))
        let message = octets(MailDate(seconds: now).fieldText, "\(getpid())-\(now)")
        do {
            try command.submit(message, from: "", to: [manager])
            logger.notice("the manager is told by mail \(what)")
        } catch {
            logger.error(
                "the manager could not be told \(what)", metadata: ["error": "\(error)"])
        }
    }
}
