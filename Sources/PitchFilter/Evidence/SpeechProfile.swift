/// Who wants something from whom.
package enum OfferDirection: String, CaseIterable, Sendable {
    /// The sender offers something to the house or its members.
    case toUs = "to-us"
    /// The sender wants what the house offers.
    case fromUs = "from-us"
    case none
}

/// What the sentences of a letter do: offer, ask, speak of the sender or of the house.
struct SpeechProfile {
    private(set) var offers = 0
    private(set) var requests = 0
    private(set) var questions = 0
    private(set) var prices = 0
    private(set) var aboutUs = 0
    private(set) var aboutThem = 0
    private(set) var asksOptOut = false
    private(set) var claimsIntroduction = false
    /// Whether any word is addressed to the reader.
    private(set) var addressesReader = false

    var direction: OfferDirection {
        if requests > 0, requests * 2 >= offers { return .fromUs }
        return offers > 0 ? .toUs : .none
    }

    /// A set of speech groups found in one sentence.
    private struct Groups: OptionSet {
        let rawValue: UInt16

        init(rawValue: UInt16) { self.rawValue = rawValue }
        init(_ group: SpeechGroup) { rawValue = 1 << UInt16(group.rawValue) }
    }

    /// Reads what the sender wrote; with `quotation`, also the thread below, where all of it is
    /// the sender's own.
    init(
        _ index: TextIndex, _ phrases: PhraseOccurrences, lexicon: SpeechPhrases, quotation: Bool
    ) {
        func counts(_ source: TextSource) -> Bool {
            source.isOwnText || source == .subject || (quotation && source == .quoted)
        }
        var groups = Array(repeating: Groups(), count: index.sentences.count)
        for (phrase, group) in lexicon.members {
            phrases.forEach(of: phrase) { occurrence in
                guard counts(index.values[occurrence.value].source) else { return }
                let sentence = Int(index.sentenceOfWord[occurrence.words.lowerBound])
                groups[sentence].insert(Groups(group))
            }
        }
        for (number, sentence) in index.sentences.enumerated() {
            count(groups[number], sentence)
        }
        prices = PriceCount.prices(
            in: index, moneyWords: groups.map { $0.contains(Groups(.moneyWord)) }, counts: counts)
    }

    /// A need and a thing the house offers in one sentence; a mere wondering counts in a question.
    private func asksForService(
        _ sentence: TextIndex.Sentence, _ has: (SpeechGroup) -> Bool
    ) -> Bool {
        if has(.quoteAsking) { return true }
        guard has(.serviceNoun) else { return false }
        return has(.needing) || (has(.wondering) && sentence.isQuestion && !has(.offering))
    }

    private mutating func count(_ groups: Groups, _ sentence: TextIndex.Sentence) {
        func has(_ group: SpeechGroup) -> Bool { groups.contains(Groups(group)) }
        if has(.offering) { offers += 1 }
        if asksForService(sentence, has) { requests += 1 }
        if has(.optingOut) { asksOptOut = true }
        if has(.introducing) { claimsIntroduction = true }
        if has(.addresseeWord) { addressesReader = true }
        if has(.speakerWord), !has(.addresseeWord) { aboutThem += 1 }
        if has(.addresseeWord), !has(.speakerWord) { aboutUs += 1 }
        let isReal = sentence.isQuestion && !has(.timeAsking) && !has(.offering)
        if isReal { questions += 1 }
    }
}

/// The lexicon's phrases as numbers of the phrase table, each with its group.
struct SpeechPhrases: Sendable {
    let members: [(phrase: Int, group: SpeechGroup)]

    init(_ lexicon: Lexicon, in table: inout PhraseTable) {
        var members: [(phrase: Int, group: SpeechGroup)] = []
        for group in SpeechGroup.allCases {
            for text in lexicon.phrases[group] ?? [] {
                if let phrase = table.add(text) { members.append((phrase, group)) }
            }
        }
        self.members = members
    }
}

/// Counts numbers that are prices: with a unit of money beside them or Swiss ".-" behind them.
enum PriceCount {
    static func prices(
        in index: TextIndex, moneyWords: [Bool], counts: (TextSource) -> Bool
    ) -> Int {
        var count = 0
        for value in index.values where counts(value.source) {
            for word in value.words where index.isNumber[word] {
                let end = Int(index.ends[word])
                if isSwissPrice(value.octets, end) { count += 1 }
            }
        }
        for (number, sentence) in index.sentences.enumerated()
        where moneyWords[number] && sentence.words.contains(where: { index.isNumber[$0] }) {
            count += 1
        }
        return count
    }

    /// Whether ".-", ".–" or ".—" follows: "39.-", "1'450.–".
    private static func isSwissPrice(_ octets: [UInt8], _ end: Int) -> Bool {
        guard end + 1 < octets.count, octets[end] == UInt8(ascii: ".") else { return false }
        if octets[end + 1] == UInt8(ascii: "-") { return true }
        return end + 3 < octets.count && octets[end + 1] == 0xE2 && octets[end + 2] == 0x80
            && (octets[end + 3] == 0x93 || octets[end + 3] == 0x94)
    }
}
