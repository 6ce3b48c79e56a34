import CEtpan
import Glibc

/// Undoes a Content-Transfer-Encoding (RFC 2045 6): base64 through libetpan.
///
/// libetpan's reader of quoted-printable looks beyond the end of a content that is cut within an
/// escape, so that one is our own.
enum TransferDecoder {
    /// The content in its own octets.
    ///
    /// `mechanism` is one of libetpan's `MAILMIME_MECHANISM_…`.
    static func decode(_ octets: Octets, mechanism: Int) -> [UInt8] {
        guard let base = octets.baseAddress, octets.count > 0 else { return [] }
        if mechanism == MAILMIME_MECHANISM_QUOTED_PRINTABLE { return decodeQuotedPrintable(octets) }
        guard mechanism == MAILMIME_MECHANISM_BASE64 else { return Array(octets) }
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

extension TransferDecoder {
    /// Quoted-printable (RFC 2045 6.7); an equals sign that begins no escape stays.
    private static func decodeQuotedPrintable(_ octets: Octets) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(octets.count)
        var offset = 0
        while let sign = octets.firstOffset(of: UInt8(ascii: "="), in: offset..<octets.count) {
            result.append(contentsOf: octets[offset..<sign])
            if sign + 2 < octets.count, let high = octets[sign + 1].hexValue,
                let low = octets[sign + 2].hexValue
            {
                result.append(high << 4 | low)
                offset = sign + 3
            } else if let next = softBreakEnd(octets, after: sign) {
                offset = next
            } else {
                result.append(UInt8(ascii: "="))
                offset = sign + 1
            }
        }
        result.append(contentsOf: octets[offset...])
        return result
    }

    /// Where the text goes on after an equals sign at the end of a line, or of all.
    private static func softBreakEnd(_ octets: Octets, after sign: Int) -> Int? {
        var offset = sign + 1
        while offset < octets.count, octets[offset] != .lineFeed {
            guard octets[offset].isBlank else { return nil }
            offset += 1
        }
        return min(offset + 1, octets.count)
    }
}
