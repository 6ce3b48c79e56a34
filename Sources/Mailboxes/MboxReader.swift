import Glibc

/// Gives out the messages of an mbox one by one, holding no more than one of them.
///
/// Reads every dialect alike: a separator is a line that looks like a postmark, at the start, after
/// an empty line, or before a header field where the empty line was lost. Without one at the start
/// (empty lines and a byte order mark aside), all is a single message. Content-Length is not
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
    /// Whether the first line that is not empty says that this is an mbox; `nil` before it.
    private var isMbox: Bool?
    /// The empty lines before it.
    private var leading: [UInt8] = []
    /// A postmark without an empty line before it, until the next line tells whether it is one.
    private var doubtful: [UInt8] = []
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
        guard let isMbox else {
            begin(line)
            return nil
        }
        guard isMbox else {
            add(line)
            return nil
        }
        if line.first == UInt8(ascii: "F"), Postmark.isPostmark(line) {
            settle(isPostmark: false)
            if isAfterBlank { return releaseForNext() }
            doubtful = Array(line)
            return nil
        }
        let isOver = !doubtful.isEmpty && Self.isHeaderField(line)
        let finished = isOver ? releaseForNext() : nil
        settle(isPostmark: isOver)
        isAfterBlank = Self.isBlank(line)
        let isQuoted = line.first == UInt8(ascii: ">") && Self.isQuotedPostmark(line)
        add(isQuoted ? line.dropFirst() : line)
        return finished
    }

    /// Takes a line of the beginning, where it is not told yet whether this is an mbox.
    private mutating func begin(_ line: ArraySlice<UInt8>) {
        if Self.isBlank(line) {
            leading += line
            hasMessage = true
            return
        }
        let hasMark = leading.isEmpty && line.starts(with: Self.byteOrderMark)
        let isMbox = line.dropFirst(hasMark ? 3 : 0).starts(with: Postmark.mark)
        self.isMbox = isMbox
        hasMessage = true
        isAfterBlank = isMbox
        if !isMbox {
            add(leading[...])
            add(line)
        }
        leading = []
    }

    private mutating func releaseForNext() -> StoredMessage? {
        let finished = release()
        hasMessage = true
        return finished
    }

    /// What was in doubt is text, or else gone.
    private mutating func settle(isPostmark: Bool) {
        if !isPostmark, !doubtful.isEmpty {
            isAfterBlank = false
            add(doubtful[...])
        }
        doubtful = []
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
        line.count <= 2 && (line.first == 0x0A || line.first == 0x0D)
    }

    /// A name of visible characters, and a colon (RFC 5322 2.2).
    private static func isHeaderField(_ line: ArraySlice<UInt8>) -> Bool {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return false }
        return colon > line.startIndex
            && line[..<colon].allSatisfy { $0 > 0x20 && $0 < 0x7F }
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
        settle(isPostmark: false)
        if isMbox == nil { add(leading[...]) }
        leading = []
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
