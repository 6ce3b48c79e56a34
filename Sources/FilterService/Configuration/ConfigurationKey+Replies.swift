import HouseReply
import MailModel

extension ConfigurationKey {
    /// Sets a value about replies; where it can't be, tells what would have been right.
    func setReply(_ text: String, in replies: inout ReplySettings) -> String? {
        switch self {
        case .replyMode:
            guard let mode = ReplySettings.Mode(rawValue: text) else {
                return ReplySettings.Mode.allCases.map(\.rawValue).joined(separator: ", ")
            }
            replies.mode = mode
        case .replyPolicy: replies.policyURL = text
        case .replyCredentials: replies.submission.credentials = text
        case .replyAuthorities: replies.submission.authorities = text
        case .replyEnvelope:
            guard text == "null" || EmailAddress(text) != nil else {
                return "null or an address such as bounces@example.org"
            }
            replies.envelope = text == "null" ? "" : text
        case .replySubmission:
            guard let server = SubmissionServer(text) else {
                return "a server such as smtp://mail.example.org:587"
            }
            replies.submission.server = server
        case .replyDrafts, .replySent: return setDrop(text, in: &replies)
        case .replyDelay, .replyHourly, .replyDaily: return setReplyNumber(text, in: &replies)
        case .rules, .contacts, .listen, .state, .ledger, .filing, .refusal, .socketMode,
            .socketGroup, .logLevel, .metrics, .manager, .sendmail, .connections,
            .decisionSeconds, .bodyKilobytes:
            break
        }
        return nil
    }

    private func setDrop(_ text: String, in replies: inout ReplySettings) -> String? {
        guard let drop = MailDrop(text) else {
            return "maildir:PATH, folder:PATH or imap://user@host/Folder"
        }
        if self == .replyDrafts { replies.drafts = drop } else { replies.sent = drop }
        return nil
    }

    private func setReplyNumber(_ text: String, in replies: inout ReplySettings) -> String? {
        let most = self == .replyDelay ? 1440 : 1000
        guard let number = Int(text), (0...most).contains(number) else {
            return "a number from 0 to \(most)"
        }
        switch self {
        case .replyDelay: replies.delayMinutes = number
        case .replyHourly: replies.limits.hourly = number
        case .replyDaily: replies.limits.daily = number
        case .rules, .contacts, .listen, .state, .ledger, .filing, .refusal, .socketMode,
            .socketGroup, .logLevel, .metrics, .manager, .sendmail, .connections,
            .decisionSeconds, .bodyKilobytes, .replyMode, .replyPolicy, .replyEnvelope,
            .replySubmission, .replyCredentials, .replyAuthorities, .replyDrafts, .replySent:
            break
        }
        return nil
    }
}

extension ReplySettings {
    /// The settings with the credentials and authorities where they are needed.
    package var wired: ReplySettings {
        var wired = self
        wired.drafts = wired.drafts.map(wire)
        wired.sent = wired.sent.map(wire)
        return wired
    }

    private func wire(_ drop: MailDrop) -> MailDrop {
        guard case .imap(var folder) = drop else { return drop }
        folder.passwordFile = submission.credentials
        folder.authorities = submission.authorities
        return .imap(folder)
    }

    /// How replies reach the mail server: by the submission server, else by the sendmail command.
    package func transport(_ command: SendmailCommand) -> any ReplyTransport {
        guard let server = submission.server else { return command }
        return SMTPSubmission(
            server: server, credentials: submission.credentials,
            authorities: submission.authorities)
    }
}
