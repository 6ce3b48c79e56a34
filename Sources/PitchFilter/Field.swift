// What a rule may ask of a message. A new kind of evidence is a new case here, its entry in the
// vocabulary, and a file that finds it.

/// Fields that are texts, or lists of texts.
enum TextField: String, CaseIterable, Sendable {
    case subject, greeting, opening, text, closing, signature, quoted
    case fromName = "from-name"
    case header, attachment, from
    case replyTo = "reply-to"
    case returnPath = "return-path"
    case to, cc
    case fromDomain = "from-domain"
    case link
    case linkHost = "link-host"

    /// Where the texts of a text field come from.
    func sources(argument: String?) -> [TextSource] {
        switch self {
        case .subject: [.subject]
        case .greeting: [.greeting]
        case .opening: [.body]
        case .text: [.greeting, .body, .closing]
        case .closing: [.closing]
        case .signature: [.signature]
        case .quoted: [.quoted]
        case .fromName: [.fromName]
        case .header: [.header(argument ?? "")]
        case .attachment: [.attachment]
        case .from: [.from]
        case .replyTo: [.replyTo]
        case .returnPath: [.returnPath]
        case .to: [.to]
        case .cc: [.cc]
        case .fromDomain: [.fromDomain]
        case .link: [.link]
        case .linkHost: [.linkHost]
        }
    }
}

/// Fields that are numbers.
enum NumberField: String, CaseIterable, Sendable {
    case recipients, links, words, questions, prices, offers, requests
    case aboutUs = "about-us"
    case aboutThem = "about-them"
    case facts, unanswered, attempts, likeness
    case daysSinceLast = "days-since-last"
}

/// Fields that are one of several words.
enum ChoiceField: String, CaseIterable, Sendable {
    case language, auth, tool, offer
}

/// Fields that hold or do not.
enum FlagField: String, CaseIterable, Sendable {
    case firstContact = "first-contact"
    case knownSender = "known-sender"
    case introduced
    case claimsIntroduction = "claims-introduction"
    case houseNamed = "house-named"
    case siteLinked = "site-linked"
    case wrongHouse = "wrong-house"
    case answersHouse = "answers-house"
    case answersOthers = "answers-others"
    case bulk
    case mailingList = "mailing-list"
    case automatic
    case oneToOne = "one-to-one"
    case viaForm = "via-form"
    case freemail
    case fakeReply = "fake-reply"
    case selfReply = "self-reply"
    case trackingPixel = "tracking-pixel"
    case templateFailure = "template-failure"
    case lookalikeDomain = "lookalike-domain"
    case asksOptOut = "asks-opt-out"
    case addressesReader = "addresses-reader"
    case refusedBefore = "refused-before"
    case htmlOnly = "html-only"
    case hiddenText = "hidden-text"
}
