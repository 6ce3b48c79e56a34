import MailModel

/// A linear look at the whole message, so that nothing is handed to libetpan that would make it
/// recurse deeply or take long.
///
/// It only counts what any nesting needs: each level takes a Content-Type line of its own, each
/// part a line that begins with two dashes, each nested comment a parenthesis. So it may refuse
/// flat mail that no one writes, but lets no deep one pass.
struct StructureBounds {
    /// What speaks against a parse; empty where libetpan may have the message.
    private(set) var defects: [Defect] = []
    private(set) var hasNUL = false

    private var typeLines = 0
    private var compositeLines = 0
    private var dashLines = 0

    init(_ octets: Octets, start: Int, limits: MessageParser.Limits) {
        hasNUL = octets.firstOffset(of: 0, in: start..<octets.count) != nil
        if octets.count - start > limits.messageOctets { defects.append(.messageTooLarge) }
        var offset = start
        while offset < octets.count {
            let next = octets.lineEnd(from: offset, to: octets.count)
            look(octets, offset..<next)
            offset = next
        }
        let size = max(octets.count - start, 1)
        let depth = min(limits.depth, max(8, limits.octetsToRead / size))
        if compositeLines > depth { defects.append(.nestedTooDeep) }
        if typeLines > limits.parts || dashLines > limits.parts * 10 {
            defects.append(.tooManyParts)
        }
        if Self.hasDeepComment(octets, start: start, limit: limits.parentheses) {
            defects.append(.nestedTooDeep)
        }
    }

    @inline(__always)
    private mutating func look(_ octets: Octets, _ line: Range<Int>) {
        let first = octets[line.lowerBound]
        if first == UInt8(ascii: "-") {
            if line.count > 2, octets[line.lowerBound + 1] == first { dashLines += 1 }
            return
        }
        guard first | 0x20 == UInt8(ascii: "c"),
            octets.hasPrefix("content-type", at: line.lowerBound, before: line.upperBound)
        else { return }
        typeLines += 1
        if Self.isComposite(octets, line) { compositeLines += 1 }
    }

    /// Whether the Content-Type that begins here may be one that has parts.
    private static func isComposite(_ octets: Octets, _ line: Range<Int>) -> Bool {
        let end = min(octets.count, line.lowerBound + 2000)
        var offset = line.lowerBound + 12
        var folds = 0
        while offset < end {
            switch octets[offset].asciiLowered {
            case UInt8(ascii: "m"):
                if octets.hasPrefix("multipart", at: offset, before: end)
                    || octets.hasPrefix("message", at: offset, before: end)
                {
                    return true
                }
            case UInt8(ascii: ";"): return false
            case .lineFeed:
                folds += 1
                guard folds < 20, offset + 1 < end,
                    octets[offset + 1] == .space || octets[offset + 1] == .tab
                else { return false }
            default: break
            }
            offset += 1
        }
        return offset < octets.count
    }

    /// Whether some field, with its folds, holds so many opening parentheses that a recursive
    /// reader of comments would go deep.
    private static func hasDeepComment(_ octets: Octets, start: Int, limit: Int) -> Bool {
        var total = 0
        var offset = start
        while total <= limit,
            let hit = octets.firstOffset(of: UInt8(ascii: "("), in: offset..<octets.count)
        {
            total += 1
            offset = hit + 1
        }
        guard total > limit else { return false }
        var inField = 0
        var isField = false
        offset = start
        while offset < octets.count {
            let next = octets.lineEnd(from: offset, to: octets.count)
            if octets[offset] != .space, octets[offset] != .tab {
                inField = 0
                isField = beginsField(octets, offset..<next)
            }
            for index in offset..<next where isField && octets[index] == UInt8(ascii: "(") {
                inField += 1
            }
            if inField > limit { return true }
            offset = next
        }
        return false
    }

    /// Whether the line may begin a header field: something before a colon.
    private static func beginsField(_ octets: Octets, _ line: Range<Int>) -> Bool {
        octets.firstOffset(of: UInt8(ascii: ":"), in: line) != nil
    }
}
