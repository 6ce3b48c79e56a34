/// A phrase as written, cut into folded words, beginnings and gaps.
package struct PhrasePattern {
    enum Element: Equatable {
        case word(UInt64)
        case beginning(UInt64)
        case gap
    }

    var elements: [Element] = []

    package init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        var position = 0
        var partStart = 0
        while position < scalars.count {
            let gap = Self.gapLength(scalars[position...])
            if gap > 0 || Self.isSpace(scalars[position]) {
                append(scalars[partStart..<position])
                if gap > 0 { elements.append(.gap) }
                position += max(gap, 1)
                partStart = position
            } else {
                position += 1
            }
        }
        append(scalars[partStart...])
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        guard let octet = UInt8(exactly: scalar.value), octet < 0x80 else {
            return scalar.properties.isWhitespace
        }
        return octet.isSpace
    }

    /// How many scalars make the mark of a gap, `…` or `...`, with which the text begins.
    private static func gapLength(_ text: ArraySlice<Unicode.Scalar>) -> Int {
        if text.first == "\u{2026}" { return 1 }
        return text.starts(with: ["." as Unicode.Scalar, ".", "."]) ? 3 : 0
    }

    /// Whether it ends in `*`, which after a sign that is a word by itself means nothing.
    private static func isBeginning(_ part: ArraySlice<Unicode.Scalar>) -> Bool {
        guard part.last == "*" else { return false }
        return part.last(where: FoldedWords.belongsToWord).map { !FoldedWords.symbols.contains($0) }
            ?? false
    }

    private mutating func append(_ part: ArraySlice<Unicode.Scalar>) {
        var hashes = FoldedWords.hashes(of: part)
        let last = Self.isBeginning(part) ? hashes.popLast() : nil
        elements += hashes.map { .word($0) }
        if let last { elements.append(.beginning(last)) }
    }

    /// Why the phrase can match nothing sensible; `nil` where it is sound.
    package var fault: String? {
        let gaps = elements.filter { $0 == .gap }.count
        if elements.count == gaps { return "this has no letters or digits to look for" }
        if elements.first == .gap || elements.last == .gap {
            return "a gap (…) must stand between two words"
        }
        if gaps > PhraseTable.maximumGaps {
            return "a phrase can have at most \(PhraseTable.maximumGaps) gaps (…)"
        }
        return nil
    }
}
