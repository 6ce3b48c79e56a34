/// All phrases of a rule set and of the lexicon, found in one pass over the indexed words.
///
/// The phrases make a tree by their words, so that those with the same beginning are followed
/// together. With at most `maximumGaps` gaps a phrase, the work is linear in the words of the mail.
struct PhraseTable: Sendable {
    private struct Node {
        /// The phrase that ends here, or -1.
        var phrase: Int32 = -1
        /// The node after a gap, or -1.
        var afterGap: Int32 = -1
        /// Whether words lead on from here.
        var leadsOn = false
    }

    private var nodes = [Node()]
    /// The next node by `step`.
    private var steps = HashIndex()
    private(set) var words = WordTable()
    private(set) var count = 0

    static let maximumGaps = 2
    static let gapWords = 8

    /// The number of a phrase, `nil` where it has no words.
    ///
    /// The same words have the same number.
    mutating func add(_ text: String) -> Int? {
        let pattern = PhrasePattern(text)
        guard pattern.fault == nil else { return nil }
        var node: Int32 = 0
        for element in pattern.elements {
            switch element {
            case .word(let hash): node = next(after: node, words.number(ofWhole: hash))
            case .beginning(let hash): node = next(after: node, words.number(ofBeginning: hash))
            case .gap: node = nodeAfterGap(node)
            }
        }
        let known = nodes[Int(node)].phrase
        guard known < 0 else { return Int(known) }
        nodes[Int(node)].phrase = Int32(count)
        count += 1
        return count - 1
    }

    private mutating func next(after node: Int32, _ word: Int32) -> Int32 {
        let step = Self.step(from: node, word)
        if let known = steps[step] { return known }
        nodes[Int(node)].leadsOn = true
        let new = addNode()
        steps.insert(step, new)
        return new
    }

    private mutating func nodeAfterGap(_ node: Int32) -> Int32 {
        let known = nodes[Int(node)].afterGap
        guard known < 0 else { return known }
        let new = addNode()
        nodes[Int(node)].afterGap = new
        return new
    }

    private mutating func addNode() -> Int32 {
        nodes.append(Node())
        return Int32(nodes.count - 1)
    }

    /// A key for a node and a word; no two have the same.
    @inline(__always)
    private static func step(from node: Int32, _ word: Int32) -> UInt64 {
        let pair = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
        let mixed = pair &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ (mixed >> 32)
    }
}

extension PhraseTable {
    /// Every place where a phrase stands, in the order of the text.
    func occurrences(in index: TextIndex) -> PhraseOccurrences {
        var found = PhraseOccurrences(phraseCount: count)
        for value in index.values.indices {
            let words = index.values[value].words
            for word in words where !index.numberRange(of: word).isEmpty {
                let place = Place(start: word, limit: words.upperBound, value: value)
                step(from: 0, to: word, place, index, &found)
            }
        }
        return found
    }

    /// Where a phrase may begin, and the word at which it has to have ended.
    private struct Place {
        let start: Int
        let limit: Int
        let value: Int
    }

    /// Takes the steps that a word allows.
    private func step(
        from node: Int32, to word: Int, _ place: Place, _ index: TextIndex,
        _ found: inout PhraseOccurrences
    ) {
        for position in index.numberRange(of: word) {
            if let next = steps[Self.step(from: node, index.numbers[position])] {
                arrive(at: next, after: word + 1, place, index, &found)
            }
        }
    }

    /// Notes the phrase that ends at a node and goes on from there.
    private func arrive(
        at node: Int32, after word: Int, _ place: Place, _ index: TextIndex,
        _ found: inout PhraseOccurrences
    ) {
        let here = nodes[Int(node)]
        if here.phrase >= 0 {
            found.append(here.phrase, words: place.start..<word, value: place.value)
        }
        if here.leadsOn, word < place.limit { step(from: node, to: word, place, index, &found) }
        guard here.afterGap >= 0 else { return }
        let sentence = index.words[word - 1].sentence
        for next in word..<min(word + Self.gapWords + 1, place.limit) {
            guard index.words[next].sentence == sentence else { return }
            step(from: here.afterGap, to: next, place, index, &found)
        }
    }
}
