import MailModel
import RuleLanguage

/// What can be told of a message: everything a rule may ask, looked up once.
struct Evidence {
    let message: ParsedMessage
    let correspondence: Correspondence
    let facts: Facts
    let index: TextIndex
    let phrases: PhraseOccurrences
    /// The word after the opening's last; the opening is the first two sentences of the body.
    let openingEnd: Int
    let header: HeaderTraits
    let sender: SenderTraits
    let house: HouseMentions
    let thread: ThreadTraits
    let structure: StructureTraits
    let speech: SpeechProfile
    let tool: String?
    /// Where a rule asks for it: an ISO 639-1 code, or `nil` where the text does not tell.
    let language: String?
    /// Where a rule asks for it and there is a model.
    var likeness: Likeness?

    /// Words that the sender wrote, without quotation and signature.
    var wordCount: Int {
        index.values.reduce(0) { $0 + ($1.source.isOwnText ? $1.words.count : 0) }
    }
}

extension TextSource {
    /// Whether it is part of what the sender wrote in the message itself.
    var isOwnText: Bool {
        switch self {
        case .greeting, .body, .closing: true
        case .subject, .signature, .quoted, .quoteIntroduction, .fromName, .attachment, .from,
            .replyTo, .returnPath, .to, .cc, .fromDomain, .link, .linkHost, .header:
            false
        }
    }
}

extension Evidence {
    /// The value of a number field; `nil` where the message has none.
    func number(_ field: NumberField) -> Double? {
        switch field {
        case .recipients: Double(message.to.count + message.cc.count)
        case .links: Double(message.links.count)
        case .words: Double(wordCount)
        case .questions: Double(speech.questions)
        case .prices: Double(speech.prices)
        case .offers: Double(speech.offers)
        case .requests: Double(speech.requests)
        case .aboutUs: Double(speech.aboutUs)
        case .aboutThem: Double(speech.aboutThem)
        case .facts: house.factWeight
        case .unanswered: Double(facts.unanswered)
        case .attempts: Double(facts.attempts)
        case .likeness: likeness?.value
        case .daysSinceLast: facts.daysSinceLast.map(Double.init)
        }
    }

    /// The value of a choice field; `nil` where nothing is known.
    func choice(_ field: ChoiceField) -> String? {
        switch field {
        case .language: language
        case .auth: sender.authentication.rawValue
        case .tool: tool
        case .offer: speech.direction.rawValue
        }
    }

    /// The answer to a yes/no field.
    func holds(_ field: FlagField) -> Bool {
        switch field {
        case .firstContact: facts.isFirstContact && !facts.isKnownSender
        case .knownSender: facts.isKnownSender
        case .introduced: facts.isIntroduced
        case .claimsIntroduction: speech.claimsIntroduction || facts.quotesKnownPerson
        case .houseNamed: house.isNamed
        case .siteLinked: house.isSiteLinked
        case .wrongHouse: house.isWrong
        case .answersHouse: thread.answersHouse
        case .answersOthers: thread.answersOthers
        case .bulk: header.isBulk
        case .mailingList: header.isMailingList
        case .automatic: header.isAutomatic
        case .oneToOne: !header.isBulk && message.to.count + message.cc.count == 1
        case .viaForm: correspondence.isForm
        case .freemail: sender.isFreemail
        case .fakeReply: thread.isFakeReply
        case .selfReply: thread.isSelfReply || facts.isSelfReply
        case .trackingPixel: structure.hasTrackingPixel
        case .templateFailure: structure.hasTemplateFailure
        case .lookalikeDomain: sender.hasLookalikeDomain
        case .asksOptOut: speech.asksOptOut
        case .addressesReader: speech.addressesReader
        case .refusedBefore: facts.wasRefusedBefore
        case .htmlOnly: message.isHTMLOnly
        case .hiddenText: !message.hiddenText.isEmpty
        }
    }
}
