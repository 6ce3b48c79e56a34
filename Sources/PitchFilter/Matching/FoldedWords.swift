/// The folded words of a short text as hashes, by the same code that reads mail.
enum FoldedWords {
    /// Signs that count as words.
    static let symbols: [Unicode.Scalar] = ["%", "$", "\u{20AC}"]

    /// Whether a scalar is a part of a word, or one by itself.
    static func belongsToWord(_ scalar: Unicode.Scalar) -> Bool {
        switch LetterFolding.fold(scalar.value) {
        case .letters, .other: true
        case .nothing: false
        case .separator: symbols.contains(scalar)
        }
    }

    static func hashes(of text: some Sequence<Unicode.Scalar>) -> [UInt64] {
        var hashes: [UInt64] = []
        var current: WordHash?
        for scalar in text {
            switch LetterFolding.fold(scalar.value) {
            case .letters(let first, let second):
                var hash = current ?? WordHash()
                hash.add(first)
                if second != 0 { hash.add(second) }
                current = hash
            case .other(let folded):
                var hash = current ?? WordHash()
                hash.add(scalar: folded)
                current = hash
            case .nothing:
                break
            case .separator:
                if let hash = current { hashes.append(hash.value) }
                current = nil
                if symbols.contains(scalar) { hashes.append(symbol(scalar)) }
            }
        }
        if let hash = current { hashes.append(hash.value) }
        return hashes
    }

    private static func symbol(_ scalar: Unicode.Scalar) -> UInt64 {
        var hash = WordHash()
        for octet in String(scalar).utf8 { hash.add(octet) }
        return hash.value
    }
}
