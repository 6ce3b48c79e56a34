import MailModel

/// Coarse features of a message's form: what it does and how it is made, not who wrote it.
struct FormFeatures {
    private(set) var buckets: [UInt32] = []

    private static let names: [UInt32] = (0..<64).map { WordHash.short(of: "\u{1}form\($0)") }

    private static let flags: [FlagField] = [
        .claimsIntroduction, .houseNamed, .siteLinked, .wrongHouse, .answersHouse, .answersOthers,
        .bulk, .mailingList, .automatic, .viaForm, .trackingPixel, .templateFailure, .asksOptOut,
        .addressesReader, .htmlOnly, .hiddenText,
    ]

    init(_ evidence: Evidence) {
        for (number, flag) in Self.flags.enumerated() where evidence.holds(flag) {
            add(number, 1)
        }
        let speech = evidence.speech
        add(20, Self.magnitude(evidence.wordCount))
        add(21, min(3, evidence.message.links.count))
        add(22, min(3, speech.questions))
        add(23, min(2, speech.prices))
        add(24, min(4, speech.offers))
        add(25, min(3, speech.requests))
        add(26, min(4, speech.aboutUs))
        add(27, min(4, speech.aboutThem))
        add(28, min(1, evidence.message.attachments.count))
        add(29, min(4, Int(evidence.house.factWeight * 2)))
        switch speech.direction {
        case .toUs: add(30, 1)
        case .fromUs: add(30, 2)
        case .none: add(30, 3)
        }
        add(31, evidence.sender.isFreemail ? 1 : 2)
        addLayout(evidence)
    }

    /// How the letter is laid out: greeting, signature, quotation, and what its last sentence does.
    private mutating func addLayout(_ evidence: Evidence) {
        func words(_ source: TextSource) -> Int {
            evidence.index.values.reduce(0) { $0 + ($1.source == source ? $1.words.count : 0) }
        }
        add(32, min(3, words(.greeting)))
        add(33, Self.magnitude(words(.signature)))
        add(34, words(.quoted) > 0 ? 1 : 0)
        let last = evidence.index.sentences.last { sentence in
            evidence.index.values[sentence.value].source == .body
        }
        add(35, last?.isQuestion == true ? 1 : 0)
    }

    private mutating func add(_ feature: Int, _ value: Int) {
        buckets.append(FeatureSpace.bucket(.form, Self.names[feature], UInt32(value)))
    }

    /// The number of binary digits.
    private static func magnitude(_ count: Int) -> Int {
        Int.bitWidth - min(count, 1023).leadingZeroBitCount
    }
}
