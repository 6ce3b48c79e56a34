/// Reads a file that holds one message and nothing else.
enum SingleMessage {
    /// What a file that is longer than expected is read by, in octets.
    private static let pieceSize = 1 << 16

    /// The file's octets as they are, up to the given number.
    ///
    /// `size` is what the file is expected to hold; if it does, it is read at once.
    static func read(
        _ path: String,
        size: Int,
        maximumOctets: Int
    ) throws(MailboxError) -> StoredMessage {
        let source = try FileSource(path: path)
        var bytes = try source.piece(upTo: min(max(size, 1), maximumOctets))
        var skipped = 0
        while !bytes.isEmpty {
            let piece = try source.piece(upTo: pieceSize)
            if piece.isEmpty { break }
            let room = maximumOctets - bytes.count
            bytes.append(contentsOf: piece.prefix(room))
            skipped += piece.count - min(piece.count, room)
        }
        return StoredMessage(source: path, index: 0, bytes: bytes, skippedBytes: skipped)
    }
}
