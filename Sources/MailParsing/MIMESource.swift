import CEtpan
import MailModel

/// What libetpan is given of a message: of its header section only the fields that decide how the
/// content is cut into parts, then the content as it came.
///
/// The other fields are read already, and no comment in them can make libetpan recurse.
struct MIMESource {
    private let bytes: [UInt8]
    /// Where the first octet of the message would stand, if its content stands where it does.
    private let shift: Int

    init(header: HeaderScan, content octets: Octets) {
        var fields: [UInt8] = []
        for key in ["content-type", "content-transfer-encoding"] {
            guard let field = header.section.first(key) else { continue }
            fields.append(contentsOf: key.utf8)
            fields.append(UInt8(ascii: ":"))
            fields.append(contentsOf: field.body)
            fields.append(.lineFeed)
        }
        fields.append(.lineFeed)
        let content = octets[header.contentStart...]
        shift = fields.count - header.contentStart
        fields.reserveCapacity(fields.count + content.count + 1)
        fields.append(contentsOf: content)
        // What comes last in C text, for whatever looks one octet too far.
        fields.append(0)
        bytes = fields
    }

    /// Parses, and passes on the root with the address at which the message would begin;
    /// false where libetpan refuses, or where the closure does.
    func withUnsafeMIME(
        _ body: (_ origin: Int, UnsafeMutablePointer<mailmime>) -> Bool
    ) -> Bool {
        bytes.withUnsafeBytes { octets in
            guard let base = octets.baseAddress else { return false }
            var index = 0
            var result: UnsafeMutablePointer<mailmime>?
            let text = base.assumingMemoryBound(to: CChar.self)
            let code = cetpan_mime_parse(text, octets.count - 1, &index, &result)
            guard code == MAILIMF_NO_ERROR, let result else { return false }
            defer { mailmime_free(result) }
            return body(Int(bitPattern: base) + shift, result)
        }
    }
}
