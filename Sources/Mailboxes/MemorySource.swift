/// Octets at hand, given out in pieces.
struct MemorySource: OctetSource {
    private var rest: ArraySlice<UInt8>
    private let pieceSize: Int

    init(_ bytes: [UInt8], pieceSize: Int) {
        rest = bytes[...]
        self.pieceSize = pieceSize
    }

    mutating func next() throws(MailboxError) -> ArraySlice<UInt8> {
        let piece = rest.prefix(pieceSize)
        rest = rest.dropFirst(pieceSize)
        return piece
    }
}

extension MboxReader {
    /// The messages of a mailbox that is at hand, read in pieces of the given size.
    package static func messages(
        in bytes: [UInt8],
        pieceSize: Int,
        maximumOctets: Int
    ) -> [StoredMessage] {
        let source = MemorySource(bytes, pieceSize: pieceSize)
        var reader = MboxReader(source: source, path: "-", maximumOctets: maximumOctets)
        var messages: [StoredMessage] = []
        while let message = try? reader.next() { messages.append(message) }
        return messages
    }
}
