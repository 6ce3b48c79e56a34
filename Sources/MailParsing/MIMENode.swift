import CEtpan
import MailModel

/// A body part together with where its content lies in the message.
struct MIMENode {
    var part: BodyPart
    /// The content, still encoded, as offsets into the message.
    var content: Range<Int>
    /// One of libetpan's `MAILMIME_MECHANISM_…`.
    var mechanism: Int
    var children: [MIMENode] = []

    /// The part with all that is below it.
    var tree: BodyPart {
        var tree = part
        tree.children = children.map(\.tree)
        return tree
    }

    var isMultipart: Bool { part.mediaType.type == "multipart" }
    var isMessage: Bool {
        part.mediaType.type == "message"
            && ["rfc822", "global", "news"].contains(part.mediaType.subtype)
    }

    /// Whether it is text to be read rather than a file to be opened.
    var isReadable: Bool {
        part.mediaType.type == "text" && !part.isAttachment
            && (part.fileName == nil || part.mediaType.subtype == "html"
                || part.mediaType.subtype == "plain"
                    && part.header.first("content-disposition") == nil)
    }

    init(header: HeaderSection, content: Range<Int>, isInDigest: Bool, defects: inout [Defect]) {
        let type = header.first("content-type").map { FieldParameters($0.body) }
        let disposition = header.first("content-disposition").map { FieldParameters($0.body) }
        let fallback = isInDigest ? MediaType("message", "rfc822") : MediaType.plainText
        let mediaType = type.map { Self.mediaType($0, fallback: fallback) } ?? fallback
        let encoding = header.first("content-transfer-encoding").map {
            FieldParameters($0.body).value
        }
        let mechanism = TransferDecoder.mechanism(encoding ?? "")
        if mechanism == nil, !defects.contains(.malformedTransferEncoding) {
            defects.append(.malformedTransferEncoding)
        }
        self.content = content
        self.mechanism = mechanism ?? MAILMIME_MECHANISM_8BIT
        part = BodyPart(
            mediaType: mediaType,
            header: header,
            fileName: disposition?.parameters["filename"] ?? mediaType.parameters["name"],
            isAttachment: disposition?.value == "attachment",
            encodedSize: content.count
        )
    }

    private static func mediaType(_ field: FieldParameters, fallback: MediaType) -> MediaType {
        let cuts = field.value.split(separator: "/", maxSplits: 1)
        guard cuts.count == 2 else {
            // "text" alone was allowed before MIME.
            guard !field.value.isEmpty, field.value == "text" else {
                return MediaType(fallback.type, fallback.subtype, parameters: field.parameters)
            }
            return MediaType("text", "plain", parameters: field.parameters)
        }
        return MediaType(String(cuts[0]), String(cuts[1]), parameters: field.parameters)
    }
}
