import CEtpan
import Glibc

/// Undoes a Content-Transfer-Encoding through libetpan (RFC 2045 6).
enum TransferDecoder {
    /// The content in its own octets.
    ///
    /// `mechanism` is one of libetpan's `MAILMIME_MECHANISM_…`.
    static func decode(_ octets: Octets, mechanism: Int) -> [UInt8] {
        guard let base = octets.baseAddress, octets.count > 0 else { return [] }
        guard
            mechanism == MAILMIME_MECHANISM_BASE64
                || mechanism == MAILMIME_MECHANISM_QUOTED_PRINTABLE
        else { return Array(octets) }
        var index = 0
        var decoded: UnsafeMutablePointer<CChar>?
        var length = 0
        let source = UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self)
        let code = mailmime_part_parse(
            source,
            octets.count,
            &index,
            Int32(mechanism),
            &decoded,
            &length
        )
        guard code == MAILIMF_NO_ERROR, let decoded else { return Array(octets) }
        defer { mailmime_decoded_part_free(decoded) }
        return Array(UnsafeRawBufferPointer(start: decoded, count: length))
    }

    /// libetpan's number for the value of a Content-Transfer-Encoding field; `nil` where it is
    /// not one of the five that RFC 2045 names.
    static func mechanism(_ value: String) -> Int? {
        switch value.lowercased() {
        case "", "7bit", "7-bit": MAILMIME_MECHANISM_7BIT
        case "8bit", "8-bit": MAILMIME_MECHANISM_8BIT
        case "binary": MAILMIME_MECHANISM_BINARY
        case "quoted-printable": MAILMIME_MECHANISM_QUOTED_PRINTABLE
        case "base64": MAILMIME_MECHANISM_BASE64
        default: nil
        }
    }
}

extension TransferDecoder {
    /// Whether content under this mechanism differs from its own octets.
    static func isEncoded(_ mechanism: Int) -> Bool {
        mechanism == MAILMIME_MECHANISM_BASE64 || mechanism == MAILMIME_MECHANISM_QUOTED_PRINTABLE
    }
}
