import Glibc

/// Gives out the messages of an mbox one by one, holding no more than one of them.
///
/// Reads every dialect alike: a separator is a line that looks like a postmark, at the start or
/// after an empty line. Without one at the start, all is a single message. Content-Length is not
/// believed, since it often lies. One `>` is taken off `>From ` lines, of however many (mboxrd);
/// mboxo wrote the same for a single one.
package struct MboxReader {
    private var source: any OctetSource
    private let path: String
    private let maximumOctets: Int
    private var pending: ArraySlice<UInt8> = []
    private var isAtEnd = false
    private var index = 0
    /// What was read of the source so far.
    private(set) var consumed = 0

    private var message: [UInt8] = []
    private var skipped = 0
    private var hasMessage = false
    private var isAfterBlank = true
    /// Whether the first line says that this is an mbox; `nil` before it.
    private var isMbox: Bool?
    /// The start of a line whose end is not read yet.
    private var partial: [UInt8] = []
    /// Whether the line at hand is too long to be looked at and is passed on in pieces.
    private var isInLongLine = false

    /// No postmark is longer than this.
    private static let longestLine = 4096

    init(source: any OctetSource, path: String, maximumOctets: Int) {
        self.source = source
        self.path = path
        self.maximumOctets = maximumOctets
    }

    /// The next message; `nil` after the last.
    mutating func next() throws(MailboxError) -> StoredMessage? {
        while true {
            if pending.isEmpty {
                guard !isAtEnd else { return finish() }
                pending = try source.next()
                consumed += pending.count
                isAtEnd = pending.isEmpty
                continue
            }
            if let finished = takeLine() { return finished }
        }
    }

    /// Takes the next line, or what there is of it; gives a message out where a new one begins.
    private mutating func takeLine() -> StoredMessage? {
        let feed = Self.lineFeed(in: pending)
        let line = pending[..<(feed.map { $0 + 1 } ?? pending.endIndex)]
        pending = pending[line.endIndex...]
        if isInLongLine {
            add(line)
            isInLongLine = feed == nil
            return nil
        }
        if partial.isEmpty, feed != nil { return handle(line) }
        partial.append(contentsOf: line)
        guard feed != nil || partial.count > Self.longestLine else { return nil }
        isInLongLine = feed == nil
        let whole = partial
        partial.removeAll(keepingCapacity: true)
        return handle(whole[...])
    }

    private mutating func handle(_ line: ArraySlice<UInt8>) -> StoredMessage? {
        let first = line[line.startIndex]
        if isMbox == nil {
            isMbox = line.starts(with: Postmark.mark)
            hasMessage = true
            isAfterBlank = isMbox ?? false
            if isAfterBlank { return nil }
        }
        guard isMbox == true else {
            add(line)
            return nil
        }
        if first == UInt8(ascii: "F"), isAfterBlank, Postmark.isPostmark(line) {
            let finished = release()
            hasMessage = true
            return finished
        }
        let isBlank = line.count <= 2 && (first == 0x0A || first == 0x0D)
        isAfterBlank = isBlank
        add(first == UInt8(ascii: ">") && Self.isQuotedPostmark(line) ? line.dropFirst() : line)
        return nil
    }

    /// `>From `, under any number of `>`.
    private static func isQuotedPostmark(_ line: ArraySlice<UInt8>) -> Bool {
        guard let start = line.firstIndex(where: { $0 != UInt8(ascii: ">") }) else { return false }
        return line[start...].starts(with: Postmark.mark)
    }

    private mutating func add(_ line: ArraySlice<UInt8>) {
        let room = maximumOctets - message.count
        message.append(contentsOf: line.prefix(room))
        skipped += line.count - min(line.count, room)
    }

    /// The message at hand, without the empty line that the mbox put after it.
    private mutating func release() -> StoredMessage? {
        guard hasMessage else { return nil }
        if isMbox == true, isAfterBlank, message.last == 0x0A, skipped == 0 {
            message.removeLast()
            if message.last == 0x0D { message.removeLast() }
        }
        let stored = StoredMessage(
            source: path,
            index: index,
            bytes: message,
            skippedBytes: skipped
        )
        index += 1
        message = []
        skipped = 0
        hasMessage = false
        isAfterBlank = true
        return stored
    }

    private mutating func finish() -> StoredMessage? {
        if !partial.isEmpty {
            let line = partial
            partial = []
            if let finished = handle(line[...]) { return finished }
        }
        return release()
    }

    private static func lineFeed(in slice: ArraySlice<UInt8>) -> Int? {
        slice.withUnsafeBufferPointer { octets in
            guard let base = octets.baseAddress, let hit = memchr(base, 0x0A, octets.count)
            else { return nil }
            return slice.startIndex + (UnsafeRawPointer(hit) - UnsafeRawPointer(base))
        }
    }
}
