/// All phrases of a rule set and of the lexicon, found in one pass over the indexed words.
///
/// A phrase costs nothing until its first word turns up; then its other words are compared by
/// number. With at most `maximumGaps` gaps a phrase, the work is linear in the words of the mail.
struct PhraseTable: Sendable {
    /// Elements of all phrases, one after the other; `gap` stands for up to eight words.
    private var elements: [Int32] = []
    private var firstElement: [Int] = [0]
    private(set) var words = WordTable()
    /// Phrases by the number of their first word; filled by `seal()`.
    private var candidates: [Int32] = []
    private var firstCandidate: [Int32] = []
    private var known: [[Int32]: Int] = [:]

    static let maximumGaps = 2
    static let gapWords = 8
    private static let gap: Int32 = -1

    var count: Int { firstElement.count - 1 }

    /// The number of a phrase; the same words have the same number. `nil` where it has no words.
    mutating func add(_ text: String) -> Int? {
        let pattern = PhrasePattern(text)
        guard pattern.fault == nil else { return nil }
        let coded = pattern.elements.map { element in
            switch element {
            case .word(let hash): words.number(ofWhole: hash)
            case .beginning(let hash): words.number(ofBeginning: hash)
            case .gap: Self.gap
            }
        }
        if let number = known[coded] { return number }
        let number = count
        known[coded] = number
        elements += coded
        firstElement.append(elements.count)
        return number
    }

    /// Makes the table ready for matching; call once, after the last `add`.
    mutating func seal() {
        var phrasesOfWord: [[Int32]] = Array(repeating: [], count: words.count)
        for phrase in 0..<count {
            phrasesOfWord[Int(elements[firstElement[phrase]])].append(Int32(phrase))
        }
        firstCandidate = [0]
        candidates = []
        for phrases in phrasesOfWord {
            candidates += phrases
            firstCandidate.append(Int32(candidates.count))
        }
        known = [:]
    }

    /// Every place where a phrase stands, in the order of the text.
    func occurrences(in index: TextIndex) -> PhraseOccurrences {
        var found = PhraseOccurrences(phraseCount: count)
        for value in index.values.indices {
            let range = index.values[value].words
            for word in range {
                for slot in index.firstNumber[word]..<index.firstNumber[word + 1] {
                    let number = Int(index.numbers[Int(slot)])
                    for candidate in firstCandidate[number]..<firstCandidate[number + 1] {
                        let phrase = candidates[Int(candidate)]
                        if let stop = end(of: Int(phrase), at: word, range.upperBound, index) {
                            found.append(phrase, words: word..<stop, value: value)
                        }
                    }
                }
            }
        }
        return found
    }

    /// The word after the phrase's last, where the phrase begins at this word.
    @inline(__always)
    private func end(of phrase: Int, at word: Int, _ limit: Int, _ index: TextIndex) -> Int? {
        let stop = firstElement[phrase + 1]
        return match(firstElement[phrase] + 1, stop, word + 1, limit, index)
    }

    private func match(
        _ element: Int, _ stop: Int, _ word: Int, _ limit: Int, _ index: TextIndex
    ) -> Int? {
        guard element < stop else { return word }
        let number = elements[element]
        guard number == Self.gap else {
            guard word < limit, index.word(word, has: number) else { return nil }
            return match(element + 1, stop, word + 1, limit, index)
        }
        let sentence = index.sentenceOfWord[word - 1]
        for skipped in 0...Self.gapWords {
            let next = word + skipped
            guard next < limit, index.sentenceOfWord[next] == sentence else { return nil }
            if let end = match(element + 1, stop, next, limit, index) { return end }
        }
        return nil
    }
}

/// A phrase as written, cut into folded words, beginnings and gaps.
package struct PhrasePattern {
    enum Element: Equatable {
        case word(UInt64)
        case beginning(UInt64)
        case gap
    }

    var elements: [Element] = []

    package init(_ text: String) {
        let spaced = text.replacing("...", with: " \u{2026} ").replacing("\u{2026}", with: " \u{2026} ")
        for part in spaced.split(whereSeparator: \.isWhitespace) {
            if part == "\u{2026}" {
                elements.append(.gap)
            } else {
                append(part)
            }
        }
    }

    private mutating func append(_ part: Substring) {
        var hashes = FoldedWords.hashes(of: part)
        let last = part.hasSuffix("*") ? hashes.popLast() : nil
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

/// The folded words of a short text as hashes, by the same code that reads mail.
enum FoldedWords {
    static func hashes(of text: some StringProtocol) -> [UInt64] {
        var hashes: [UInt64] = []
        var current: WordHash?
        for scalar in text.unicodeScalars {
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
                if "%$€".unicodeScalars.contains(scalar) { hashes.append(symbol(scalar)) }
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
