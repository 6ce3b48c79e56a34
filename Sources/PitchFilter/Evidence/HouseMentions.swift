/// What a message says of the house: its name, its site, facts true and untrue.
struct HouseMentions {
    var isNamed = false
    var isSiteLinked = false
    var isWrong: Bool { wrongWords != nil }
    /// Where something untrue of the house stands first.
    var wrongWords: PhraseOccurrences.Occurrence?
    /// Where a true fact stands first.
    var factWords: PhraseOccurrences.Occurrence?
    /// Distinct true facts named; one of several words counts 1, a single word half.
    var factWeight = 0.0
}

/// The house's own phrases as numbers of the phrase table.
struct HousePhrases: Sendable {
    var names: [Int] = []
    var persons: [Int] = []
    var facts: [(phrase: Int, weight: Double)] = []
    var nots: [Int] = []
    var sites: [Int] = []

    /// Looks the house up in what the sender wrote, subject included.
    func mentions(in index: TextIndex, _ phrases: PhraseOccurrences) -> HouseMentions {
        func isOwn(_ occurrence: PhraseOccurrences.Occurrence) -> Bool {
            let source = index.values[occurrence.value].source
            return source.isOwnText || source == .subject
        }
        func isLinked(_ occurrence: PhraseOccurrences.Occurrence) -> Bool {
            isOwn(occurrence) || index.values[occurrence.value].source == .linkHost
        }
        func place(_ phrase: Int) -> PhraseOccurrences.Occurrence? {
            phrases.first(of: phrase, where: isOwn)
        }

        var mentions = HouseMentions()
        mentions.isNamed = names.contains { place($0) != nil }
        mentions.wrongWords = nots.lazy.compactMap(place).first
        mentions.isSiteLinked = sites.contains { phrases.first(of: $0, where: isLinked) != nil }
        for fact in facts {
            guard let words = place(fact.phrase) else { continue }
            mentions.factWeight += fact.weight
            mentions.factWords = mentions.factWords ?? words
        }
        return mentions
    }
}
