/// Groups of phrases from which the direction of a letter is read, in four languages.
///
/// These are the turns of speech that any offer or any enquiry is made of, in whatever trade; what
/// singles out particular kinds of pitches stands in the rule files, where it can be tuned.
enum SpeechGroup: Int, CaseIterable, Sendable {
    /// The sender offers, sells or presents something.
    case offering
    /// The sender is in need of something.
    case needing
    /// The sender wonders whether, or for how much; a request in a question only.
    case wondering
    /// The sender asks for our offer or our prices.
    case quoteAsking
    /// What the house itself offers: a place, a room, a day, a visit.
    case serviceNoun
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
    /// The sender speaks of the house's members: what they need for them is no need of their own.
    case communityWord
    /// Units of money and words for rebates, which make a number a price.
    case moneyWord
}

/// Turns of speech: whole phrases, and beginnings that go with any of some ends in one sentence.
struct Turns {
    let phrases: [String]

    init(_ phrases: String) {
        self.phrases = Self.lines(phrases)
    }

    /// Every beginning with every end, up to eight words apart: `nous cherchons … une salle`.
    init(_ beginnings: String, then ends: String) {
        let ends = Self.lines(ends)
        phrases = Self.lines(beginnings).flatMap { beginning in
            ends.map { "\(beginning) \u{2026} \($0)" }
        }
    }

    private static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map {
            String(Substring($0).trimmed)
        }.filter { !$0.isEmpty }
    }
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

    init(_ turns: [SpeechGroup: [Turns]]) {
        phrases = turns.mapValues { $0.flatMap(\.phrases) }
    }

    private init(phrases: [SpeechGroup: [String]]) {
        self.phrases = phrases
    }
}
