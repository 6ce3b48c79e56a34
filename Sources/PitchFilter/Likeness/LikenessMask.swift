import MailModel

/// Names, by which nobody is to be judged: of the sender, of their domain, of the house.
struct LikenessMask {
    /// Sorted, so that a look is short.
    private var names: [UInt32] = []
    /// A bit for each name, so that most words cost one look.
    private var hints: UInt64 = 0

    /// What stands in the place of a name, of a number, of an address.
    static let name = WordHash.short(of: "\u{1}name")
    static let number = WordHash.short(of: "\u{1}number")
    static let address = WordHash.short(of: "\u{1}address")

    init(author: Mailbox?, house: [UInt32]) {
        house.forEach { insert($0) }
        guard let author else { return }
        insert(author.displayName)
        insert(author.address.localPart)
        let labels = author.address.domain.split(separator: ".").dropLast()
        labels.forEach { insert(String($0)) }
    }

    /// The names that stand in the rule file's `house` block.
    static func house(_ names: [String]) -> [UInt32] {
        names.flatMap { FoldedWords.hashes(of: $0.unicodeScalars).map(WordHash.short) }
    }

    @inline(__always)
    func contains(_ word: UInt32) -> Bool {
        hints & 1 << UInt64(word & 63) != 0 && names.contains(word)
    }

    private mutating func insert(_ text: String) {
        for hash in FoldedWords.hashes(of: text.unicodeScalars.prefix(200)) {
            insert(WordHash.short(hash))
        }
    }

    private mutating func insert(_ word: UInt32) {
        names.append(word)
        hints |= 1 << UInt64(word & 63)
    }
}

extension WordHash {
    /// The half that a text's index keeps of each word.
    @inline(__always)
    static func short(_ value: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: value ^ value >> 32)
    }

    static func short(of text: String) -> UInt32 {
        var hash = WordHash()
        for octet in text.utf8 { hash.add(octet) }
        return short(hash.value)
    }
}
