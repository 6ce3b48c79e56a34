package import MailModel

/// Reads from a message's evidence what bears on its likeness to pitches.
package struct LikenessReader: Sendable {
    private let rules: RuleSet

    package init(rules: RuleSet) {
        self.rules = rules
    }

    /// For training: the features of a message by itself.
    package func features(of message: ParsedMessage, facts: Facts) -> LikenessFeatures {
        let evidence = EvidenceReader(rules: rules).evidence(of: message, facts)
        return Self.features(of: evidence, houseNames: rules.houseNames)
    }

    static func features(of evidence: Evidence, houseNames: [UInt32]) -> LikenessFeatures {
        var gathering = WordGathering(evidence, houseNames: houseNames)
        gathering.run()
        var features = gathering.features
        features.form = FormFeatures(evidence).buckets
        return features
    }
}

/// Gathers words, their beginnings and pairs of them from what the sender wrote.
private struct WordGathering {
    private(set) var features = LikenessFeatures()
    private let index: TextIndex
    private let mask: LikenessMask
    private var seen: BucketSet

    /// The longest texts are read up to here.
    private static let longest = 2000
    /// In letters; shorter words have no beginning of their own.
    private static let beginningLength = 5

    init(_ evidence: Evidence, houseNames: [UInt32]) {
        index = evidence.index
        mask = LikenessMask(author: evidence.correspondence.author, house: houseNames)
        let expected = min(Self.longest, evidence.wordCount + 16) * 3
        seen = BucketSet(capacity: expected + 64)
        features.text.reserveCapacity(expected)
        features.places.reserveCapacity(expected)
    }

    mutating func run() {
        var read = 0
        let index = index
        index.words.withUnsafeBufferPointer { words in
            for value in index.values where value.source.isOwnText || value.source == .subject {
                let range = value.words.prefix(Self.longest - read)
                read += range.count
                value.octets.withUnsafeBufferPointer { octets in
                    let text = Text(words: words, octets: octets)
                    gather(range, in: text, isSubject: value.source == .subject)
                }
            }
        }
    }

    /// The words of the index, and the octets of the value that some of them are in.
    private struct Text {
        let words: UnsafeBufferPointer<TextIndex.Word>
        let octets: UnsafeBufferPointer<UInt8>
    }

    private mutating func gather(_ words: Range<Int>, in text: Text, isSubject: Bool) {
        var last: (word: UInt32, place: Int, sentence: UInt32)?
        var next = words.lowerBound
        while next < words.upperBound {
            let first = next
            let word = text.words[first]
            let isAddress = Self.joined(from: first, words.upperBound, text, &next)
            next = max(next, first + 1)
            let masked = isAddress ? LikenessMask.address : masked(word)
            let place = Int32(first)..<Int32(next)
            add(.word, masked, 0, place)
            if isSubject { add(.subject, masked, 0, place) }
            if masked == word.hash, let beginning = Self.beginning(of: word, text.octets) {
                add(.beginning, beginning, 0, place)
            }
            if let last, last.sentence == word.sentence {
                add(.pair, last.word, masked, Int32(last.place)..<Int32(next))
            }
            last = (masked, first, word.sentence)
        }
    }

    @inline(__always)
    private mutating func add(
        _ kind: FeatureSpace.Kind, _ one: UInt32, _ other: UInt32, _ place: Range<Int32>
    ) {
        let bucket = FeatureSpace.bucket(kind, one, other)
        guard seen.insert(bucket) else { return }
        features.text.append(bucket)
        features.places.append(place)
    }

    private func masked(_ word: TextIndex.Word) -> UInt32 {
        if word.isNumber { return LikenessMask.number }
        return mask.contains(word.hash) ? LikenessMask.name : word.hash
    }

    /// Whether a host, a link or an address begins here.
    ///
    /// It is made of words with a full stop or an at sign, and no space, between them; `next` is
    /// then the word after it.
    @inline(__always)
    private static func joined(
        from first: Int, _ end: Int, _ text: Text, _ next: inout Int
    ) -> Bool {
        var word = first
        var isAddress = false
        while word + 1 < end {
            let gap = Int(text.words[word].end)..<Int(text.words[word + 1].start)
            guard !gap.isEmpty, gap.count <= 3 else { break }
            var isMark = false
            for position in gap {
                switch text.octets[position] {
                case UInt8(ascii: "@"), UInt8(ascii: "."): isMark = true
                case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "="),
                    UInt8(ascii: "&"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "-"):
                    break
                default: return finish(word, isAddress, &next)
                }
            }
            let bothNumbers = text.words[word].isNumber && text.words[word + 1].isNumber
            if isMark && !bothNumbers { isAddress = true }
            word += 1
        }
        return finish(word, isAddress, &next)
    }

    private static func finish(_ word: Int, _ isAddress: Bool, _ next: inout Int) -> Bool {
        if isAddress { next = word + 1 }
        return isAddress
    }

    /// The hash of a longer word's first letters.
    @inline(__always)
    private static func beginning(
        of word: TextIndex.Word, _ octets: UnsafeBufferPointer<UInt8>
    ) -> UInt32? {
        let (start, end) = (Int(word.start), Int(word.end))
        guard end - start > Self.beginningLength else { return nil }
        var hash = WordHash()
        var letters = 0
        var position = start
        while position < end, letters < Self.beginningLength {
            let folded = OctetClass.folded(octets[position])
            if folded != 0 {
                hash.add(folded)
                letters += 1
                position += 1
                continue
            }
            let (scalar, length) = octets.scalar(at: position, end: end)
            if case .letters(let one, let other) = LetterFolding.fold(scalar) {
                hash.add(one)
                if other != 0 { hash.add(other) }
                letters += 1
            }
            position += length
        }
        return letters == Self.beginningLength ? WordHash.short(hash.value) : nil
    }
}
