package import HouseReply

/// What the administrator says about automatic replies.
package struct ReplySettings: Sendable {
    package enum Mode: String, CaseIterable, Sendable {
        /// Nothing goes out; what would have is written down.
        case rehearse
        /// A refusal is put among the manager's drafts, for her to send.
        case draft
        case send
    }

    package var mode = Mode.rehearse
    /// Minutes in which the manager may cancel.
    package var delayMinutes = 20
    package var policyURL: String?
    /// The reverse-path of replies; empty for the null one (RFC 3834 3.3).
    package var envelope = ""
    package var submission = SubmissionSettings()
    /// Where drafts, and copies of what was sent, are put.
    package var drafts: MailDrop?
    package var sent: MailDrop?
    package var limits = ReplyPolicy()

    package init() {}

    /// Replies that come back within a week, at which no more go out.
    static let breaker = 3
    static let breakerDays: Int64 = 7
    /// After so many attempts, or hours, a reply is given up.
    static let attempts = 8
    static let hours: Int64 = 24
    /// Days for which replies are remembered.
    static let days: Int64 = 400
}

/// How replies reach the mail server.
package struct SubmissionSettings: Sendable {
    /// A submission server; `nil` for the sendmail command.
    package var server: SubmissionServer?
    /// A file with the user's name and password, a line each.
    package var credentials: String?
    /// Certificates to trust besides the system's.
    package var authorities: String?

    package init() {}
}

/// A submission server (RFC 6409) by its address: `smtp://mail.example.org:587`.
package struct SubmissionServer: Sendable, Equatable {
    package let host: String
    package let port: UInt16
    /// TLS from the first octet on (`smtps://`), rather than by STARTTLS.
    package let isImplicitTLS: Bool

    package init?(_ text: String) {
        guard let scheme = ["smtp://", "smtps://"].first(where: text.hasPrefix) else { return nil }
        isImplicitTLS = scheme == "smtps://"
        let rest = text.dropFirst(scheme.count).prefix { $0 != "/" }
        guard let server = HostAndPort(rest, standard: isImplicitTLS ? 465 : 587) else {
            return nil
        }
        host = server.host
        port = server.port
    }
}
