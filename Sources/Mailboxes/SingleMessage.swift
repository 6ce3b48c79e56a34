/// Reads a file that holds one message and nothing else.
enum SingleMessage {
    /// The file's octets as they are, up to the given number.
    static func read(
        _ path: String,
        maximumOctets: Int
    ) throws(MailboxError) -> StoredMessage {
        let source = try FileSource(path: path)
        var bytes: [UInt8] = []
        var skipped = 0
        while true {
            let piece = try source.next()
            if piece.isEmpty { break }
            let room = maximumOctets - bytes.count
            bytes.append(contentsOf: piece.prefix(room))
            skipped += piece.count - min(piece.count, room)
        }
        return StoredMessage(source: path, index: 0, bytes: bytes, skippedBytes: skipped)
    }
}
