/// A node of the MIME tree (RFC 2045 2.5): a leaf, a multipart, or a message within the message.
package struct BodyPart: Sendable {
    package var mediaType: MediaType
    /// The header section of the part; for a nested message, that message's own.
    package var header: HeaderSection
    /// The file name from Content-Disposition or Content-Type, decoded.
    package var fileName: String?
    /// Whether Content-Disposition says `attachment`.
    package var isAttachment: Bool
    /// The size of the content as it came, still encoded, in octets.
    package var encodedSize: Int
    package var children: [BodyPart]

    package init(
        mediaType: MediaType,
        header: HeaderSection = HeaderSection(),
        fileName: String? = nil,
        isAttachment: Bool = false,
        encodedSize: Int = 0,
        children: [BodyPart] = []
    ) {
        self.mediaType = mediaType
        self.header = header
        self.fileName = fileName
        self.isAttachment = isAttachment
        self.encodedSize = encodedSize
        self.children = children
    }
}
