/// A linear look at an HTML document before libxml2 gets it.
///
/// libxml2 compares each attribute of a tag with all before it, so a tag with very many of them
/// would take long.
enum HTMLBounds {
    /// Below this size no document can take long.
    private static let harmlessSize = 16 << 10
    /// Blanks and equals signs in a tag: there is no more than one attribute for each.
    private static let maximumSeparators = 1000

    /// How much of the document may be read, in octets.
    static func readableLength(_ source: [UInt8]) -> Int {
        guard source.count > harmlessSize else { return source.count }
        var scan = TagScan()
        for (offset, octet) in source.enumerated() {
            scan.take(octet, at: offset)
            if scan.separators > maximumSeparators { return scan.tagStart }
        }
        return source.count
    }
}

/// Counts what stands in a tag; where a `>` may be within quotation marks, the tag goes on.
private struct TagScan {
    private(set) var separators = 0
    private(set) var tagStart = 0
    private var isInTag = false
    private var last: UInt8 = 0
    /// The last octet that is no blank.
    private var lastVisible: UInt8 = 0
    /// Whether the latest quotation mark of each kind follows an equals sign, so that it may open.
    private var mayBeOpen = (double: false, single: false)

    @inline(__always)
    mutating func take(_ octet: UInt8, at offset: Int) {
        switch octet {
        case UInt8(ascii: ">"):
            if !mayBeOpen.double, !mayBeOpen.single {
                isInTag = false
                separators = 0
            }
        case UInt8(ascii: "\""): mayBeOpen.double = lastVisible == UInt8(ascii: "=")
        case UInt8(ascii: "'"): mayBeOpen.single = lastVisible == UInt8(ascii: "=")
        case UInt8(ascii: "="): if isInTag { separators += 1 }
        default:
            if octet.isBlank {
                if isInTag { separators += 1 }
                last = octet
                return
            }
            if last == UInt8(ascii: "<"), octet.isASCIILetter, !isInTag {
                isInTag = true
                tagStart = offset - 1
            }
        }
        last = octet
        lastVisible = octet
    }
}
