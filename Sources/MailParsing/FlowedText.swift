/// Joins the lines of format=flowed text (RFC 3676 4).
enum FlowedText {
    /// The text with each paragraph on one line; quote marks stay at its head.
    static func unwrapped(_ text: [UInt8], delSp: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var isOpen = false
        var openDepth = 0
        text.withUnsafeBufferPointer { octets in
            var offset = 0
            while offset < octets.count {
                let next = octets.lineEnd(from: offset, to: octets.count)
                let end = next > offset && octets[next - 1] == .lineFeed ? next - 1 : next
                var start = offset
                while start < end, octets[start] == UInt8(ascii: ">") { start += 1 }
                let depth = start - offset
                let marks = offset..<start
                // Space-stuffing (4.4).
                if start < end, octets[start] == .space { start += 1 }
                let isSignature =
                    end - start == 3 && octets.hasPrefix("-- ", at: start, before: end)
                let isFlowed = end > start && octets[end - 1] == .space && !isSignature
                let joins = isOpen && depth == openDepth && !isSignature
                if isOpen, !joins { result.append(.lineFeed) }
                if !joins, depth > 0 {
                    result.append(contentsOf: octets[marks])
                    result.append(.space)
                }
                result.append(contentsOf: octets[start..<(isFlowed && delSp ? end - 1 : end)])
                if !isFlowed { result.append(.lineFeed) }
                isOpen = isFlowed
                openDepth = depth
                offset = next
            }
        }
        return result
    }
}
