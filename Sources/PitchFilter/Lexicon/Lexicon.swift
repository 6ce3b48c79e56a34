/// Groups of phrases from which the direction of a letter is read, in four languages.
///
/// These are the turns of speech that any offer or any enquiry is made of, in whatever trade; what
/// single out particular kinds of pitches stands in the rule files, where it can be tuned.
enum SpeechGroup: Int, CaseIterable, Sendable {
    /// The sender offers, sells or presents something.
    case offering
    /// The sender asks for what the house itself offers: a place, a room, a visit, a price.
    case requesting
    /// The sender asks for our time: a call, a demonstration, fifteen minutes.
    case timeAsking
    /// The sender says how not to be written to again.
    case optingOut
    /// The sender says that somebody sent them.
    case introducing
    /// The sender speaks of themselves.
    case speakerWord
    /// The sender speaks of the house.
    case addresseeWord
    /// Units of money and words for rebates, which make a number a price.
    case moneyWord
}

struct Lexicon {
    let phrases: [SpeechGroup: [String]]

    /// All four languages.
    static let all = Lexicon.merging([.french, .english, .german, .italian])

    private static func merging(_ lexicons: [Lexicon]) -> Lexicon {
        var merged: [SpeechGroup: [String]] = [:]
        for lexicon in lexicons {
            merged.merge(lexicon.phrases) { $0 + $1 }
        }
        return Lexicon(phrases: merged)
    }

    /// Cuts a list with a phrase on each line.
    init(_ lists: [SpeechGroup: String]) {
        phrases = lists.mapValues { list in list.split(separator: "\n").map(String.init) }
    }

    private init(phrases: [SpeechGroup: [String]]) {
        self.phrases = phrases
    }
}
