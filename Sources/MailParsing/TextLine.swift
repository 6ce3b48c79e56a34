/// A line of the readable text with its quotation marks told apart.
struct TextLine {
    /// Where the text stands, without marks, trailing blanks and line feed.
    var content: Range<Int>
    /// How many `>` stand before it.
    var depth: Int
    var role = Role.own

    enum Role {
        case own, introduction, quoted
    }

    var isBlank: Bool { content.isEmpty }

    /// Cuts the text into lines.
    static func lines(of octets: Octets) -> [TextLine] {
        var lines: [TextLine] = []
        lines.reserveCapacity(octets.count / 40 + 4)
        var offset = 0
        while offset < octets.count {
            let next = octets.lineEnd(from: offset, to: octets.count)
            lines.append(line(octets, offset..<next))
            offset = next
        }
        return lines
    }

    private static func line(_ octets: Octets, _ range: Range<Int>) -> TextLine {
        var start = range.lowerBound
        var end = range.upperBound
        while end > start, octets[end - 1].isBlank { end -= 1 }
        var depth = 0
        var offset = start
        while offset < end {
            if octets[offset] == UInt8(ascii: ">") {
                depth += 1
                start = offset + 1
            } else if octets[offset] != .space || depth == 0 && offset - range.lowerBound > 0 {
                break
            }
            offset += 1
        }
        if depth > 0, start < end, octets[start] == .space { start += 1 }
        return TextLine(content: start..<end, depth: depth)
    }
}
