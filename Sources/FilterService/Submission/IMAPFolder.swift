import CEtpan

/// A folder on an IMAP server, to which messages are appended (RFC 3501 6.3.11).
package struct IMAPFolder: Sendable, Equatable {
    let user: String
    let host: String
    let port: UInt16
    let isImplicitTLS: Bool
    let name: String
    /// Set from the configuration; the address holds no secret.
    package var passwordFile: String?
    package var authorities: String?

    /// `imap://user@host[:port]/Folder`, `imaps://…`; the user's name may hold an `@`.
    package init?(_ text: String) {
        guard let scheme = ["imap://", "imaps://"].first(where: text.hasPrefix) else { return nil }
        isImplicitTLS = scheme == "imaps://"
        let rest = text.dropFirst(scheme.count)
        guard let slash = rest.firstIndex(of: "/"),
            let at = rest[..<slash].lastIndex(of: "@"), at != rest.startIndex,
            let server = HostAndPort(
                rest[rest.index(after: at)..<slash], standard: isImplicitTLS ? 993 : 143)
        else { return nil }
        user = String(rest[..<at])
        host = server.host
        port = server.port
        name = String(rest[rest.index(after: slash)...])
        if name.isEmpty { return nil }
    }

    func append(
        _ octets: [UInt8], _ flags: Set<MailDrop.Flag>
    ) throws(MailDrop.Failure) {
        let session = try logIn()
        defer { mailimap_free(session) }
        let list = cetpan_flags(flags.contains(.seen) ? 1 : 0, flags.contains(.draft) ? 1 : 0)
        defer { mailimap_flag_list_free(list) }
        func append() -> Int32 {
            octets.withUnsafeBytes { bytes in
                mailimap_append(
                    session, name, list, nil,
                    bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
            }
        }
        var code = append()
        // The folder may not be there yet (TRYCREATE).
        if code == MAILIMAP_ERROR_APPEND, mailimap_create(session, name) == MAILIMAP_NO_ERROR {
            code = append()
        }
        try check(code, "APPEND to \(name)")
        mailimap_logout(session)
    }

    /// A session to be freed by the caller.
    func logIn() throws(MailDrop.Failure) -> UnsafeMutablePointer<mailimap> {
        guard let passwordFile else {
            throw MailDrop.Failure(description: "no name and password for \(host)")
        }
        let credentials: Credentials
        switch Credentials.read(passwordFile) {
        case .success(let found): credentials = found
        case .failure(let fault): throw MailDrop.Failure(description: fault.description)
        }
        guard let session = mailimap_new(0, nil) else {
            throw MailDrop.Failure(description: "no memory")
        }
        do throws(MailDrop.Failure) {
            try open(session)
            try check(mailimap_login(session, user, credentials.password), "LOGIN")
        } catch {
            mailimap_free(session)
            throw error
        }
        return session
    }

    /// Only on this machine may a server do without TLS.
    private func open(_ session: UnsafeMutablePointer<mailimap>) throws(MailDrop.Failure) {
        if isImplicitTLS {
            try check(mailimap_ssl_connect(session, host, port), "connect")
        } else {
            try check(mailimap_socket_connect(session, host, port), "connect")
            let isNear = ["localhost", "127.0.0.1", "::1"].contains(host)
            let code = mailimap_socket_starttls(session)
            if code != MAILIMAP_NO_ERROR, isNear { return }
            try check(code, "STARTTLS")
        }
        let fault = ServerIdentity.fault(
            session.pointee.imap_stream, host: host, authorities: authorities)
        if let fault { throw MailDrop.Failure(description: fault) }
    }

    func check(_ code: Int32, _ step: String) throws(MailDrop.Failure) {
        let isWell = [
            MAILIMAP_NO_ERROR, MAILIMAP_NO_ERROR_AUTHENTICATED, MAILIMAP_NO_ERROR_NON_AUTHENTICATED,
        ].contains { Int32($0) == code }
        if !isWell {
            throw MailDrop.Failure(description: "\(host): \(step) failed (libetpan's code \(code))")
        }
    }
}
