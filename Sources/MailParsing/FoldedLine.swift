/// A line in small ASCII letters, so that set phrases can be recognised in any spelling.
///
/// Accents are taken off, typographic apostrophes and blanks made plain; marks of emphasis and
/// blanks at both ends are left out.
struct FoldedLine {
    private(set) var text: [UInt8] = []
    /// For each folded octet, where the next one of the original begins; empty unless asked for.
    private(set) var ends: [Int] = []
    private let keepsEnds: Bool

    init(_ octets: Octets, _ range: Range<Int>, keepsEnds: Bool = false) {
        self.keepsEnds = keepsEnds
        var ends: [Int] = []
        if keepsEnds { ends.reserveCapacity(range.count) }
        // Each octet of the original gives at most one, so there is room for all.
        text = [UInt8](unsafeUninitializedCapacity: range.count) { target, count in
            Self.forEach(octets, range) { octet, end in
                if count == 0, Self.isTrimmed(octet) { return }
                if octet == .space, target[count - 1] == .space { return }
                target[count] = octet
                count += 1
                if keepsEnds { ends.append(end) }
            }
            while count > 0, Self.isTrimmed(target[count - 1]) { count -= 1 }
        }
        ends.removeLast(max(0, ends.count - text.count))
        self.ends = ends
    }

    /// Each octet of the folded text with the place where the next one of the original begins.
    @inline(__always)
    private static func forEach(
        _ octets: Octets, _ range: Range<Int>, _ body: (_ folded: UInt8, _ end: Int) -> Void
    ) {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let octet = octets[offset]
            if octet < 0x80 {
                offset += 1
                body(octet.isBlank ? .space : octet.asciiLowered, offset)
                continue
            }
            var next = offset + 1
            while next < range.upperBound, octets[next] & 0xC0 == 0x80 { next += 1 }
            body(plain(octets, offset..<next), next)
            offset = next
        }
    }

    @inline(__always)
    private static func isTrimmed(_ octet: UInt8) -> Bool {
        octet == .space || octet == UInt8(ascii: "*") || octet == UInt8(ascii: "_")
    }

    /// The ASCII letter or sign that comes nearest; `~` for anything else.
    private static func plain(_ octets: Octets, _ range: Range<Int>) -> UInt8 {
        let second = range.count > 1 ? octets[range.lowerBound + 1] : 0
        switch octets[range.lowerBound] {
        case 0xC2: return second == 0xA0 ? .space : UInt8(ascii: "~")
        case 0xC3: return letters[Int(second & 0x1F)]
        case 0xE2 where range.count == 3 && second == 0x80:
            switch octets[range.lowerBound + 2] {
            case 0x98, 0x99: return UInt8(ascii: "'")
            case 0x80...0x8A, 0xAF: return .space
            case 0x90...0x95: return UInt8(ascii: "-")
            default: return UInt8(ascii: "~")
            }
        default: return UInt8(ascii: "~")
        }
    }

    /// U+00E0 to U+00FF; the capitals stand at the same places.
    private static let letters = Array("aaaaaaaceeeeiiiidnooooo~ouuuuyty".utf8)

    /// Whether the line begins with the text, which must end where a word does.
    func hasWordPrefix(_ phrase: StaticString, at start: Int = 0) -> Bool {
        let length = phrase.utf8CodeUnitCount
        guard matches(phrase, at: start) else { return false }
        let end = start + length
        return end == text.count || !text[end].isASCIILetter
    }

    func matches(_ phrase: StaticString, at start: Int) -> Bool {
        let length = phrase.utf8CodeUnitCount
        guard start >= 0, start + length <= text.count else { return false }
        for index in 0..<length where text[start + index] != phrase.utf8Start[index] {
            return false
        }
        return true
    }

    func hasSuffix(_ phrase: StaticString) -> Bool {
        matches(phrase, at: text.count - phrase.utf8CodeUnitCount)
    }

    func contains(_ phrase: StaticString) -> Bool {
        text.withUnsafeBufferPointer { $0.firstOffset(of: phrase, in: 0..<$0.count) != nil }
    }
}

extension FoldedLine {
    /// Leaves signs at the end out: all but letters, digits and plus.
    mutating func dropFinalSigns() {
        while let last = text.last, !last.isASCIILetter, !last.isDigit, last != UInt8(ascii: "+") {
            text.removeLast()
            if keepsEnds { ends.removeLast() }
        }
    }
}
