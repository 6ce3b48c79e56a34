/// Where phrases were found, by phrase.
struct PhraseOccurrences {
    struct Occurrence {
        let words: Range<Int>
        let value: Int
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

    mutating func append(_ phrase: Int32, words: Range<Int>, value: Int) {
        guard all.count < Self.limit else { return }
        let number = Int32(all.count)
        all.append(Occurrence(words: words, value: value, next: -1))
        let phrase = Int(phrase)
        if last[phrase] >= 0 {
            all[Int(last[phrase])].next = number
        } else {
            first[phrase] = number
        }
        last[phrase] = number
    }

    @inline(__always)
    func contains(_ phrase: Int) -> Bool { first[phrase] >= 0 }

    /// The first occurrence of a phrase that satisfies a condition.
    @inline(__always)
    func first(of phrase: Int, where condition: (Occurrence) -> Bool) -> Occurrence? {
        var number = first[phrase]
        while number >= 0 {
            let occurrence = all[Int(number)]
            if condition(occurrence) { return occurrence }
            number = occurrence.next
        }
        return nil
    }

    /// Each occurrence of a phrase, in the order of the text.
    @inline(__always)
    func forEach(of phrase: Int, _ body: (Occurrence) -> Void) {
        var number = first[phrase]
        while number >= 0 {
            let occurrence = all[Int(number)]
            body(occurrence)
            number = occurrence.next
        }
    }
}
