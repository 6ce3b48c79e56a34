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
    var asksOptOut: Bool { firstSentence[.optOut] != nil }
    var claimsIntroduction: Bool { firstSentence[.introduction] != nil }
    /// Whether any word is addressed to the reader.
    private(set) var addressesReader = false
    /// The first sentence that does each of these things, for the explanation.
    private(set) var firstSentence: [Deed: Int] = [:]

    /// What a sentence can do that an explanation should show.
    enum Deed: Sendable {
        case offer, request, question, price, optOut, introduction
    }

    var direction: OfferDirection {
        if requests > 0, requests * 2 >= offers { return .fromUs }
        return offers > 0 ? .toUs : .none
    }

    /// Reads what the sender wrote; with `quotation`, also the thread below, where all of it is
    /// the sender's own.
    init(
        _ index: TextIndex, _ phrases: PhraseOccurrences, lexicon: SpeechPhrases, quotation: Bool
    ) {
        func counts(_ source: TextSource) -> Bool {
            source.isOwnText || source == .subject || (quotation && source == .quoted)
        }
        var groups = Array(repeating: SpeechGroups(), count: index.sentences.count)
        var subjectDeeds: [Deed: Int] = [:]
        for occurrence in phrases.all {
            let found = lexicon.groups(of: occurrence.phrase)
            guard !found.isEmpty, counts(index.values[occurrence.value].source) else { continue }
            let sentence = Int(index.words[occurrence.words.lowerBound].sentence)
            groups[sentence].formUnion(found)
        }
        for (number, sentence) in index.sentences.enumerated() {
            let source = index.values[sentence.value].source
            guard counts(source) else { continue }
            count(groups[number], sentence, number)
            // What the subject does is shown only where no sentence of the letter does it too.
            if source == .subject {
                subjectDeeds.merge(firstSentence) { first, _ in first }
                firstSentence = [:]
            }
        }
        firstSentence.merge(subjectDeeds) { letter, _ in letter }
        let found = PriceCount.prices(
            in: index, moneyWords: groups.map { $0.contains(SpeechGroups(.moneyWord)) },
            counts: counts)
        prices = found.count
        firstSentence[.price] = found.firstSentence
    }

    /// A need and a thing the house offers in one sentence; a mere wondering counts in a question.
    private func asksForService(
        _ sentence: TextIndex.Sentence, _ has: (SpeechGroup) -> Bool
    ) -> Bool {
        if has(.quoteAsking) { return true }
        guard has(.serviceNoun), !has(.communityWord) else { return false }
        return has(.needing) || (has(.wondering) && sentence.isQuestion && !has(.offering))
    }

    private mutating func count(
        _ groups: SpeechGroups, _ sentence: TextIndex.Sentence, _ number: Int
    ) {
        guard !groups.isEmpty || sentence.isQuestion else { return }
        func has(_ group: SpeechGroup) -> Bool { groups.contains(SpeechGroups(group)) }
        if has(.offering) { note(.offer, \.offers, number) }
        if asksForService(sentence, has) { note(.request, \.requests, number) }
        if has(.optingOut) { note(.optOut, number) }
        if has(.introducing) { note(.introduction, number) }
        if has(.addresseeWord) { addressesReader = true }
        if has(.speakerWord), !has(.addresseeWord) { aboutThem += 1 }
        if has(.addresseeWord), !has(.speakerWord) { aboutUs += 1 }
        let isReal = sentence.isQuestion && !has(.timeAsking) && !has(.offering)
        if isReal { note(.question, \.questions, number) }
    }

    private mutating func note(
        _ deed: Deed, _ count: WritableKeyPath<SpeechProfile, Int>, _ sentence: Int
    ) {
        self[keyPath: count] += 1
        note(deed, sentence)
    }

    private mutating func note(_ deed: Deed, _ sentence: Int) {
        if firstSentence[deed] == nil { firstSentence[deed] = sentence }
    }
}

/// Speech groups as a set.
struct SpeechGroups: OptionSet, Sendable {
    let rawValue: UInt16

    init(rawValue: UInt16) { self.rawValue = rawValue }
    init(_ group: SpeechGroup) { rawValue = 1 << UInt16(group.rawValue) }
}

/// The groups to which the phrases of the phrase table belong in the lexicon.
struct SpeechPhrases: Sendable {
    /// By the phrase's number; the phrases that came later belong to none.
    private var groups: [SpeechGroups] = []

    init(_ lexicon: Lexicon, in table: inout PhraseTable) {
        for group in SpeechGroup.allCases {
            for text in lexicon.phrases[group] ?? [] {
                guard let phrase = table.add(text) else { continue }
                let missing = max(0, phrase + 1 - groups.count)
                groups += Array(repeating: SpeechGroups(), count: missing)
                groups[phrase].insert(SpeechGroups(group))
            }
        }
    }

    /// None for a phrase that is not in the lexicon.
    func groups(of phrase: Int) -> SpeechGroups {
        phrase < groups.count ? groups[phrase] : SpeechGroups()
    }
}
