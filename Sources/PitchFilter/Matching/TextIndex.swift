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

    struct Sentence {
        var words: Range<Int>
        let value: Int
        var isQuestion: Bool
    }

    var values: [Value] = []
    var sentences: [Sentence] = []
    /// Where each word begins and ends in its value's octets.
    var starts: [UInt32] = []
    var ends: [UInt32] = []
    var sentenceOfWord: [UInt32] = []
    var isNumber: [Bool] = []
    /// The numbers of word `i` are `numbers[firstNumber[i]..<firstNumber[i + 1]]`.
    var numbers: [Int32] = []
    var firstNumber: [UInt32] = [0]

    var wordCount: Int { starts.count }

    init() {
        starts.reserveCapacity(1024)
        ends.reserveCapacity(1024)
        sentenceOfWord.reserveCapacity(1024)
        isNumber.reserveCapacity(1024)
        firstNumber.reserveCapacity(1024)
        numbers.reserveCapacity(512)
    }

    /// The numbers of a word: its own, and those of beginnings that it has.
    @inline(__always)
    func numbers(of word: Int) -> ArraySlice<Int32> {
        numbers[Int(firstNumber[word])..<Int(firstNumber[word + 1])]
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
        return values[value].octets[Int(starts[first])..<Int(ends[last])]
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
