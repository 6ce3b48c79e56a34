import CEtpan
import Glibc

extension IMAPFolder {
    /// Hands out the header section of every message, in their order; nothing is changed or marked
    /// as read (EXAMINE, RFC 3501 6.3.2).
    package func forEachHeader(_ body: ([UInt8]) throws -> Void) throws {
        let session = try logIn()
        defer { mailimap_free(session) }
        try check(mailimap_examine(session, name), "EXAMINE of \(name)")
        let count = session.pointee.imap_selection_info?.pointee.sel_exists ?? 0
        for number in 0..<count {
            var header: UnsafeMutablePointer<CChar>?
            let code = mailimap_fetch_rfc822_header(session, number + 1, &header)
            try check(code, "FETCH from \(name)")
            guard let header else { continue }
            defer { mailimap_nstring_free(header) }
            try body(Array(UnsafeRawBufferPointer(start: header, count: strlen(header))))
        }
        mailimap_logout(session)
    }
}
