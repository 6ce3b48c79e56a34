/// The folded words of all texts that rules may ask about, ready for one pass over them.
///
/// Words are kept as places in the original octets and as the numbers that the `WordTable` gives
/// them; no folded copy of the text is made.
struct TextIndex {
    /// A text, or one of several texts, of a field.
    struct Value {
        let source: TextSource
        let octets: [UInt8]
        var words: Range<Int>
    }

    struct Word {
        /// Where it begins and ends in its value's octets.
        let start: UInt32
        let end: UInt32
        let sentence: UInt32
        /// Where its numbers end, and those of the next word begin.
        let numbersEnd: UInt32
        /// Half of the folded word's hash, enough to tell words apart.
        let hash: UInt32
        let isNumber: Bool
    }

    struct Sentence {
        var words: Range<Int>
        let value: Int
        var isQuestion: Bool
    }

    var values: [Value] = []
    var sentences: [Sentence] = []
    var words: [Word] = []
    /// The numbers of all words, one word after the other.
    var numbers: [Int32] = []

    var wordCount: Int { words.count }

    init() {
        words.reserveCapacity(1024)
        numbers.reserveCapacity(512)
    }

    /// Where in `numbers` those of a word stand: its own, and those of beginnings that it has.
    @inline(__always)
    func numberRange(of word: Int) -> Range<Int> {
        Int(word == 0 ? 0 : words[word - 1].numbersEnd)..<Int(words[word].numbersEnd)
    }

    /// Adds a text; only `range` of its octets is read.
    mutating func append(
        _ octets: [UInt8], _ range: Range<Int>, source: TextSource, words table: WordTable
    ) {
        let first = wordCount
        let value = values.count
        values.append(Value(source: source, octets: octets, words: first..<first))
        octets.withUnsafeBufferPointer { buffer in
            var tokenizer = Tokenizer(buffer: buffer, range: range, value: value)
            tokenizer.run(into: &self, words: table)
        }
        values[value].words = first..<wordCount
    }

    /// Adds a text, whole.
    mutating func append(_ text: String, source: TextSource, words table: WordTable) {
        let octets = Array(text.utf8)
        append(octets, octets.indices, source: source, words: table)
    }

    /// The original octets from the first to the last of these words.
    func original(_ words: Range<Int>, in value: Int) -> ArraySlice<UInt8> {
        guard let first = words.first, let last = words.last else { return [] }
        return values[value].octets[Int(self.words[first].start)..<Int(self.words[last].end)]
    }
}

/// Where a text comes from: what a rule can name, cut as finely as sections go.
enum TextSource: Hashable, Sendable {
    case subject, greeting, body, closing, signature, quoted, quoteIntroduction
    case fromName, attachment
    case from, replyTo, returnPath, to, cc, fromDomain
    case link, linkHost
    /// A header field by its name in lower case.
    case header(String)
}
