import CEtpan
import MailModel

/// Builds the tree of body parts from libetpan's parse (RFC 2045, RFC 2046).
struct MIMETree {
    let bytes: [UInt8]
    let octets: Octets
    let limits: MessageParser.Limits
    private(set) var defects: [Defect] = []
    private var partCount = 0
    /// The address at which libetpan has the first octet of the message.
    private var origin = 0

    init(bytes: [UInt8], octets: Octets, limits: MessageParser.Limits) {
        self.bytes = bytes
        self.octets = octets
        self.limits = limits
    }

    /// The tree of the message whose header section is already read.
    mutating func parse(header: HeaderScan) -> MIMENode {
        var root = MIMENode(
            header: header.section,
            content: header.contentStart..<octets.count,
            isInDigest: false,
            defects: &defects
        )
        let source = MIMESource(header: header, content: octets)
        let isParsed = source.withUnsafeMIME { origin, result in
            self.origin = origin
            guard let top = result.pointee.mm_data.mm_message.mm_msg_mime else { return false }
            addChildren(of: top, to: &root, depth: 0)
            return true
        }
        if !isParsed {
            note(.unparsable)
            addChildrenLinearly(to: &root, depth: 0)
        }
        return root
    }

    /// The tree as far as it shows without libetpan, for messages beyond the bounds.
    mutating func readLinearly(header: HeaderScan) -> MIMENode {
        var root = MIMENode(
            header: header.section,
            content: header.contentStart..<octets.count,
            isInDigest: false,
            defects: &defects
        )
        addChildrenLinearly(to: &root, depth: 0)
        return root
    }

    private mutating func addChildren(
        of source: UnsafeMutablePointer<mailmime>,
        to node: inout MIMENode,
        depth: Int
    ) {
        guard depth < limits.depth else { return note(.nestedTooDeep) }
        if source.pointee.mm_type == MAILMIME_MULTIPLE {
            let isDigest = node.part.mediaType.subtype == "digest"
            var cell = cetpan_list_begin(source.pointee.mm_data.mm_multipart.mm_mp_list)
            while let current = cell {
                if let content = cetpan_list_content(current) {
                    let part = content.assumingMemoryBound(to: mailmime.self)
                    addPart(part, to: &node, isInDigest: isDigest, depth: depth)
                }
                cell = cetpan_list_next(current)
            }
        } else if source.pointee.mm_type == MAILMIME_MESSAGE,
            let inner = source.pointee.mm_data.mm_message.mm_msg_mime
        {
            addMessage(inner, to: &node, depth: depth)
        }
        if node.isMultipart, node.children.isEmpty { addChildrenLinearly(to: &node, depth: depth) }
    }

    private mutating func addPart(
        _ source: UnsafeMutablePointer<mailmime>,
        to node: inout MIMENode,
        isInDigest: Bool,
        depth: Int
    ) {
        guard countPart(), let range = range(of: source) else { return }
        var child = self.node(in: range, isInDigest: isInDigest)
        addChildren(of: source, to: &child, depth: depth + 1)
        node.children.append(child)
    }

    /// A nested message: its own header section stands where the content of its part begins.
    private mutating func addMessage(
        _ source: UnsafeMutablePointer<mailmime>,
        to node: inout MIMENode,
        depth: Int
    ) {
        guard countPart() else { return }
        var child = self.node(in: node.content, isInDigest: false)
        addChildren(of: source, to: &child, depth: depth + 1)
        node.children.append(child)
    }

    /// A part whose header section begins where the range does.
    private mutating func node(in range: Range<Int>, isInDigest: Bool) -> MIMENode {
        let scanner = HeaderScanner(
            bytes: bytes,
            octets: octets,
            maximumOctets: limits.partHeaderOctets,
            maximumFields: limits.headerFields
        )
        let scan = scanner.scan(from: range.lowerBound, to: range.upperBound)
        for defect in scan.defects where defect == .headerTooLarge { note(defect) }
        return MIMENode(
            header: scan.section,
            content: scan.contentStart..<range.upperBound,
            isInDigest: isInDigest,
            defects: &defects
        )
    }

    /// Where libetpan saw the part, header section included.
    private func range(of source: UnsafeMutablePointer<mailmime>) -> Range<Int>? {
        guard let start = source.pointee.mm_mime_start else { return nil }
        let offset = Int(bitPattern: start) - origin
        let end = offset + source.pointee.mm_length
        guard offset >= 0, end <= octets.count, offset <= end else { return nil }
        return offset..<end
    }

    private mutating func countPart() -> Bool {
        partCount += 1
        if partCount > limits.parts { note(.tooManyParts) }
        return partCount <= limits.parts
    }

    private mutating func note(_ defect: Defect) {
        if !defects.contains(defect) { defects.append(defect) }
    }
}

extension MIMETree {
    /// Cuts a multipart at its boundary lines, where libetpan did not or may not.
    private mutating func addChildrenLinearly(to node: inout MIMENode, depth: Int) {
        guard node.isMultipart, depth < limits.linearDepth else { return }
        guard let boundary = node.part.mediaType.parameters["boundary"], !boundary.isEmpty else {
            return note(.missingBoundary)
        }
        let (ranges, isClosed) = parts(of: node.content, boundary: Array(("--" + boundary).utf8))
        if ranges.isEmpty { note(.missingBoundary) }
        if !isClosed { note(.missingClosingBoundary) }
        let isDigest = node.part.mediaType.subtype == "digest"
        for range in ranges {
            guard countPart() else { return }
            var child = self.node(in: range, isInDigest: isDigest)
            addChildrenLinearly(to: &child, depth: depth + 1)
            node.children.append(child)
        }
    }

    /// The stretches between boundary lines, and whether the closing one was seen.
    private func parts(
        of content: Range<Int>,
        boundary: [UInt8]
    ) -> (ranges: [Range<Int>], isClosed: Bool) {
        var ranges: [Range<Int>] = []
        var start: Int?
        var offset = content.lowerBound
        while offset < content.upperBound, ranges.count <= limits.parts {
            let next = octets.lineEnd(from: offset, to: content.upperBound)
            let line = octets[offset..<next]
            if line.first == UInt8(ascii: "-"), line.starts(with: boundary) {
                if let start { ranges.append(start..<max(start, offset)) }
                let rest = octets.trimmed(offset + boundary.count..<next)
                if rest.count >= 2, octets[rest.lowerBound] == UInt8(ascii: "-") {
                    return (ranges, true)
                }
                start = next
            }
            offset = next
        }
        if let start, start < content.upperBound { ranges.append(start..<content.upperBound) }
        return (ranges, false)
    }
}
