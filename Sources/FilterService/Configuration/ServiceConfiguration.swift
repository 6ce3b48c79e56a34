import Glibc
package import Ledger
package import Logging
import MailModel
import MilterProtocol
import NIOCore

/// What the administrator says about the daemon; what is said of mail stands in the rule file.
package struct ServiceConfiguration: Sendable {
    package var rules: String?
    package var contacts: String?
    package var listen: [ListenAddress] = []
    package var access = MilterServer.Access()
    package var state = "/var/lib/nopitch"
    /// Where the ledger lies if not in the state folder.
    package var server: LedgerLocation?
    package var hook = HookSettings()
    package var limits = MilterServer.Limits()
    package var logLevel = Logger.Level.info
    /// Where metrics are to be had, on this machine.
    package var metrics: ListenAddress?
    /// Who is told by mail what only a person can mend.
    package var manager: String?
    package var sendmail = SendmailCommand()
    package var replies = ReplySettings()

    package init() {}

    package var ledger: LedgerLocation { server ?? .file(inFolder: state) }

    /// What it names and this machine does not have.
    package var faults: [String] {
        var faults: [String] = []
        if let group = access.group, getgrnam(group) == nil {
            faults.append("socket.group: there is no group \"\(group)\"")
        }
        if let file = replies.submission.credentials,
            case .failure(let fault) = Credentials.read(file)
        {
            faults.append("reply.credentials: \(fault)")
        }
        return faults
    }
}

/// The keys of the configuration; in the environment `limits.connections` is
/// `NOPITCH_LIMITS_CONNECTIONS`.
enum ConfigurationKey: String, CaseIterable {
    case rules, contacts, listen, state, ledger, filing, refusal, metrics, manager, sendmail
    case socketMode = "socket.mode"
    case socketGroup = "socket.group"
    case connections = "limits.connections"
    case decisionSeconds = "limits.decision-seconds"
    case bodyKilobytes = "limits.body-kilobytes"
    case logLevel = "log-level"
    case replyMode = "reply.mode"
    case replyDelay = "reply.delay-minutes"
    case replyPolicy = "reply.policy-url"
    case replyEnvelope = "reply.envelope"
    case replySubmission = "reply.submission"
    case replyCredentials = "reply.credentials"
    case replyAuthorities = "reply.authorities"
    case replyDrafts = "reply.drafts"
    case replySent = "reply.sent"
    case replyHourly = "reply.hourly"
    case replyDaily = "reply.daily"

    var environmentName: String {
        let name = rawValue.uppercased().map { $0 == "." || $0 == "-" ? "_" : $0 }
        return "NOPITCH_" + String(name)
    }

    /// Sets the value; where it can't be, tells what would have been right.
    func set(_ text: String, in configuration: inout ServiceConfiguration) -> String? {
        switch self {
        case .rules: configuration.rules = text
        case .contacts: configuration.contacts = text
        case .state: configuration.state = text
        case .refusal: configuration.hook.refusal = text
        case .ledger:
            guard let server = LedgerLocation(server: text) else {
                return "a PostgreSQL address such as postgresql://nopitch@db.example/nopitch"
            }
            configuration.server = server
        case .sendmail: configuration.sendmail = SendmailCommand(path: text)
        case .manager:
            guard EmailAddress(text) != nil else { return "an address such as info@example.org" }
            configuration.manager = text
        case .metrics:
            guard let address = ListenAddress(text), address.isLoopback else {
                return "an address of this machine such as inet:127.0.0.1:9464"
            }
            configuration.metrics = address
        case .socketGroup: configuration.access.group = text
        case .listen:
            guard let address = ListenAddress(text) else {
                return "unix:PATH, inet:HOST:PORT or inet:PORT@HOST"
            }
            configuration.listen.append(address)
        case .filing:
            guard let filing = HookSettings.Filing(rawValue: text) else {
                return HookSettings.Filing.allCases.map(\.rawValue).joined(separator: " or ")
            }
            configuration.hook.filing = filing
        case .logLevel:
            guard let level = Logger.Level(rawValue: text) else {
                return Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            }
            configuration.logLevel = level
        case .socketMode:
            guard let mode = UInt32(text, radix: 8), mode <= 0o777 else {
                return "an octal mode such as 0660"
            }
            configuration.access.mode = mode
        case .connections, .decisionSeconds, .bodyKilobytes:
            return setNumber(text, in: &configuration)
        case .replyMode, .replyDelay, .replyPolicy, .replyEnvelope, .replySubmission,
            .replyCredentials, .replyAuthorities, .replyDrafts, .replySent, .replyHourly,
            .replyDaily:
            return setReply(text, in: &configuration.replies)
        }
        return nil
    }

    private func setNumber(_ text: String, in configuration: inout ServiceConfiguration) -> String?
    {
        let most = self == .decisionSeconds ? 9 : 100_000
        guard let number = Int(text), (1...most).contains(number) else {
            return "a number from 1 to \(most)"
        }
        switch self {
        case .connections: configuration.limits.connections = number
        case .decisionSeconds: configuration.limits.decision = .seconds(Int64(number))
        case .bodyKilobytes: configuration.limits.transaction.bodyOctets = number << 10
        case .rules, .contacts, .listen, .state, .ledger, .filing, .refusal, .socketMode,
            .socketGroup, .logLevel, .metrics, .manager, .sendmail, .replyMode, .replyDelay,
            .replyPolicy, .replyEnvelope, .replySubmission, .replyCredentials,
            .replyAuthorities, .replyDrafts, .replySent, .replyHourly, .replyDaily:
            break
        }
        return nil
    }
}
