/// A file's text as UTF-8 bytes, so that places are found without walking a `String`.
final class SourceText: Sendable {
    let path: FilePath
    let bytes: [UInt8]

    init(path: FilePath, text: String) {
        self.path = path
        var bytes = Array(text.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        self.bytes = bytes
    }

    /// How many bytes the white space at `position` takes: 0 where there is none.
    ///
    /// Besides space and tab that is what word processors and web pages put in their place:
    /// non-breaking, thin, ideographic and zero-width spaces.
    @inline(__always)
    func spaceWidth(at position: Int, before end: Int) -> Int {
        let byte = bytes[position]
        if byte == .space || byte == .tab { return 1 }
        if byte < 0x80 { return byte == 0x0B || byte == 0x0C ? 1 : 0 }
        return wideSpaceWidth(at: position, before: end)
    }

    private func wideSpaceWidth(at position: Int, before end: Int) -> Int {
        guard position + 1 < end else { return 0 }
        let second = bytes[position + 1]
        if bytes[position] == 0xC2 { return second == 0xA0 ? 2 : 0 }
        guard position + 2 < end else { return 0 }
        switch (bytes[position], second, bytes[position + 2]) {
        case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE2, 0x81, 0xA0):
            return 3
        case (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
            return 3
        default:
            return 0
        }
    }

    /// Whether a word may end at `position`: white space or the end of the line.
    func isBoundary(at position: Int, before end: Int) -> Bool {
        position >= end || spaceWidth(at: position, before: end) > 0
    }

    func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// How many characters stand in `range`, as an editor counts.
    func characterCount(_ range: Range<Int>) -> Int {
        for position in range where bytes[position] >= 0x80 { return string(range).count }
        return range.count
    }
}

extension UInt8 {
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let hash = UInt8(ascii: "#")
    static let bar = UInt8(ascii: "|")
    static let slash = UInt8(ascii: "/")
    static let backslash = UInt8(ascii: "\\")
    static let quote = UInt8(ascii: "\"")
}
