/// Where phrases were found, by phrase.
struct PhraseOccurrences {
    struct Occurrence {
        let words: Range<Int>
        let value: Int
        let phrase: Int
        /// The next occurrence of the same phrase, or -1.
        fileprivate(set) var next: Int32
    }

    private(set) var all: [Occurrence] = []
    private var first: [Int32]
    private var last: [Int32]

    init(phraseCount: Int) {
        first = Array(repeating: -1, count: phraseCount)
        last = first
    }

    /// A text that repeats a phrase beyond this many times tells nothing new.
    private static let limit = 8192

    /// Notes an occurrence; of several that begin at the same word the first counts.
    mutating func append(_ phrase: Int32, words: Range<Int>, value: Int) {
        guard all.count < Self.limit else { return }
        let number = Int32(all.count)
        let phrase = Int(phrase)
        let before = Int(last[phrase])
        if before >= 0, all[before].words.lowerBound == words.lowerBound { return }
        all.append(Occurrence(words: words, value: value, phrase: phrase, next: -1))
        if before >= 0 {
            all[before].next = number
        } else {
            first[phrase] = number
        }
        last[phrase] = number
    }

    /// The first occurrence of a phrase.
    @inline(__always)
    func first(of phrase: Int) -> Occurrence? {
        let number = first[phrase]
        return number < 0 ? nil : all[Int(number)]
    }

    /// The next occurrence of the same phrase.
    @inline(__always)
    func next(after occurrence: Occurrence) -> Occurrence? {
        occurrence.next < 0 ? nil : all[Int(occurrence.next)]
    }

    /// The first occurrence of a phrase that satisfies a condition.
    @inline(__always)
    func first(of phrase: Int, where condition: (Occurrence) -> Bool) -> Occurrence? {
        var next = first(of: phrase)
        while let occurrence = next {
            if condition(occurrence) { return occurrence }
            next = self.next(after: occurrence)
        }
        return nil
    }

    /// Each occurrence of a phrase, in the order of the text.
    @inline(__always)
    func forEach(of phrase: Int, _ body: (Occurrence) -> Void) {
        var next = first(of: phrase)
        while let occurrence = next {
            body(occurrence)
            next = self.next(after: occurrence)
        }
    }
}
