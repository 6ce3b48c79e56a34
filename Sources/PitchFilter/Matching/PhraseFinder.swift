/// Some phrases by themselves, without rules: for fuzzers, and to try phrases out.
package struct PhraseFinder: Sendable {
    package struct Occurrence: Hashable, Sendable {
        /// The phrase's place in the list given.
        package let phrase: Int
        /// From its first word to its last in the text.
        package let octets: Range<Int>
    }

    private let numbers: [Int?]
    private let patterns: [PhrasePattern]
    private let table: PhraseTable

    package init(_ phrases: [String]) {
        var table = PhraseTable()
        numbers = phrases.map { table.add($0) }
        patterns = phrases.map { PhrasePattern($0) }
        self.table = table
    }

    /// Whether the phrase can match anything.
    package func isSound(_ phrase: Int) -> Bool { numbers[phrase] != nil }

    /// Whether the phrase leaves room for words between.
    package func hasGap(_ phrase: Int) -> Bool { patterns[phrase].elements.contains(.gap) }

    /// Whether two phrases of the list have the same words.
    package func areSame(_ one: Int, _ other: Int) -> Bool { numbers[one] == numbers[other] }

    /// Where each distinct phrase stands in a text, by phrase and then in the text's order.
    package func occurrences(in text: [UInt8]) -> [Occurrence] {
        var index = TextIndex()
        index.append(text, text.indices, source: .body, words: table.words)
        let found = table.occurrences(in: index)
        var seen: Set<Int> = []
        var occurrences: [Occurrence] = []
        for (phrase, number) in numbers.enumerated() {
            guard let number, seen.insert(number).inserted else { continue }
            found.forEach(of: number) { occurrence in
                let last = occurrence.words.upperBound - 1
                let start = Int(index.words[occurrence.words.lowerBound].start)
                let octets = start..<Int(index.words[last].end)
                occurrences.append(Occurrence(phrase: phrase, octets: octets))
            }
        }
        return occurrences
    }
}
