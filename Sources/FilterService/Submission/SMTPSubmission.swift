import CEtpan

/// Hands replies to a submission server (RFC 6409), by TLS and with a name and password.
package struct SMTPSubmission: ReplyTransport {
    private let server: SubmissionServer
    private let credentials: String?
    private let authorities: String?

    /// Seconds for each of the server's answers.
    private static let patience = 60

    /// The user's name and password stand in the file `credentials`; `nil` where the server wants none.
    ///
    /// It is read for each message anew: one that is mended is good at once.
    package init(server: SubmissionServer, credentials: String?, authorities: String?) {
        self.server = server
        self.credentials = credentials
        self.authorities = authorities
    }

    package func submit(
        _ octets: [UInt8], from reversePath: String, to recipient: String,
        handing: () -> Bool
    ) throws(SubmissionFailure) {
        let credentials = try readCredentials()
        guard let session = mailsmtp_new(0, nil) else { throw SubmissionFailure("no memory") }
        defer { mailsmtp_free(session) }
        mailsmtp_set_timeout(session, Self.patience)
        try open(session, credentials)
        try check(mailsmtp_mail(session, reversePath), "MAIL", session)
        try check(name(recipient, session), "RCPT", session)
        try check(mailsmtp_data(session), "DATA", session)
        guard handing() else { throw SubmissionFailure.notOurs }
        let code = octets.withUnsafeBytes { bytes in
            mailsmtp_data_message(
                session, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        if code == MAILSMTP_ERROR_STREAM {
            throw SubmissionFailure("the connection broke off", isUncertain: true)
        }
        try check(code, "message", session)
        mailsmtp_quit(session)
    }

    /// Without those that are configured no server is asked: it would refuse for good.
    private func readCredentials() throws(SubmissionFailure) -> Credentials? {
        guard let credentials else { return nil }
        do {
            return try Credentials.read(credentials).get()
        } catch {
            throw SubmissionFailure(error.description)
        }
    }

    /// Names the recipient.
    ///
    /// Nobody wants to be told what becomes of a reply (NOTIFY=NEVER, RFC 3461), where the server
    /// takes that.
    private func name(
        _ address: String, _ session: UnsafeMutablePointer<mailsmtp>
    ) -> Int32 {
        let takesNotify = session.pointee.esmtp & Int32(MAILSMTP_ESMTP_DSN) != 0
        return takesNotify
            ? mailesmtp_rcpt(session, address, Int32(MAILSMTP_DSN_NOTIFY_NEVER), nil)
            : mailsmtp_rcpt(session, address)
    }

    /// Connects, encrypts, checks whom it speaks with, and logs in.
    private func open(
        _ session: UnsafeMutablePointer<mailsmtp>, _ credentials: Credentials?
    ) throws(SubmissionFailure) {
        if server.isImplicitTLS {
            try check(mailsmtp_ssl_connect(session, server.host, server.port), "connect", session)
            try checkIdentity(session)
            try check(mailesmtp_ehlo(session), "EHLO", session)
        } else {
            try check(
                mailsmtp_socket_connect(session, server.host, server.port), "connect", session)
            try check(mailesmtp_ehlo(session), "EHLO", session)
            try encrypt(session, hasPassword: credentials != nil)
        }
        guard let credentials else { return }
        try check(
            mailsmtp_auth_type(
                session, credentials.user, credentials.password, Int32(MAILSMTP_AUTH_PLAIN)),
            "AUTH", session)
    }

    /// Only on this machine, and without a password, may a server do without TLS.
    private func encrypt(
        _ session: UnsafeMutablePointer<mailsmtp>, hasPassword: Bool
    ) throws(SubmissionFailure) {
        let offersTLS = session.pointee.esmtp & Int32(MAILSMTP_ESMTP_STARTTLS) != 0
        let isNear = ["localhost", "127.0.0.1", "::1"].contains(server.host)
        if !offersTLS, isNear, !hasPassword { return }
        try check(mailsmtp_socket_starttls(session), "STARTTLS", session)
        try checkIdentity(session)
        try check(mailesmtp_ehlo(session), "EHLO", session)
    }

    private func checkIdentity(
        _ session: UnsafeMutablePointer<mailsmtp>
    ) throws(SubmissionFailure) {
        let fault = ServerIdentity.fault(
            session.pointee.stream, host: server.host, authorities: authorities)
        if let fault { throw SubmissionFailure(fault) }
    }

    /// What the server refuses for good (5yz to a recipient or a message) is not tried again.
    private func check(
        _ code: Int32, _ step: String, _ session: UnsafeMutablePointer<mailsmtp>
    ) throws(SubmissionFailure) {
        guard code != MAILSMTP_NO_ERROR else { return }
        let words = mailsmtp_strerror(code).map { String(cString: $0) } ?? "error \(code)"
        let answer = session.pointee.response.map { String(cString: $0) } ?? ""
        let line = answer.split(whereSeparator: \.isNewline).first.map { " (\($0))" } ?? ""
        let isPermanent =
            ["RCPT", "message"].contains(step)
            && (500..<600).contains(session.pointee.response_code)
        throw SubmissionFailure("\(step): \(words)\(line)", isPermanent: isPermanent)
    }
}

/// A user's name and password, a line each in a file.
package struct Credentials: Sendable {
    let user: String
    let password: String

    /// Why a file gives none.
    package struct Fault: Error, CustomStringConvertible {
        package let description: String
    }

    package static func read(_ file: String) -> Result<Credentials, Fault> {
        guard let octets = FileOctets.read(file) else {
            return .failure(Fault(description: "\(file): \(systemError())"))
        }
        let lines = String(decoding: octets, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard lines.count >= 2 else {
            return .failure(
                Fault(description: "\(file): a name and a password, a line each, belong there"))
        }
        return .success(Credentials(user: String(lines[0]), password: String(lines[1])))
    }
}
