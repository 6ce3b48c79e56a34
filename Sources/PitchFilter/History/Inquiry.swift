import MailParsing
package import MailModel

/// What the memory of correspondence is asked about a message.
package struct Inquiry: Sendable {
    /// The message's own Message-ID: a letter that is handed over again is no second one.
    package let messageID: String?
    /// Who really writes; of what the house's form sends on, the visitor.
    package let author: EmailAddress?
    /// The organisation that the author stands for; empty where there is no author.
    package let organisation: String
    /// Whether our server, where it says anything at all, stands by the author.
    package let isVouchedFor: Bool
    /// The Message-IDs that the message answers or refers to.
    package let parents: [String]
    /// Everybody in Cc.
    private let companions: [EmailAddress]
    /// Those whom the thread below quotes; anybody can type that.
    package let quoted: [EmailAddress]
    /// The letter's wording, by which a second mailbox of the same sender is known.
    package var sketch: TextSketch?
    private let house: HouseIdentity

    /// Looks into a message; a parsed header is enough for all but `quoted`.
    package init(_ message: ParsedMessage, identity: HouseIdentity) {
        house = identity
        let author = Correspondence(message, forms: identity.forms).author?.address
        messageID = message.messageID
        self.author = author
        organisation = author.map(Domains.organisation) ?? ""
        isVouchedFor =
            Authentication(message, servers: identity.servers, author: author) != .fail
        parents = message.parents
        companions = message.cc.map(\.address)
        quoted = Self.quotedAddresses(in: message.text).filter { !identity.owns($0) }
    }

    /// Who takes part, the house among them: whoever wrote what the message answers, and those in Cc.
    private func participants(_ parents: [Findings.Parent]) -> [EmailAddress] {
        parents.compactMap(\.author) + companions
    }

    /// Whether one of the house's people, but for the house itself, takes part.
    ///
    /// There may be thousands in Cc: the list is asked first, which takes less than the domains.
    fileprivate func isJoined(by people: People, _ parents: [Findings.Parent]) -> Bool {
        participants(parents).contains { people.includes($0) && !house.includes($0) }
    }

    /// Those who take part and may stand for the author: a colleague introduces nobody, and where Cc is
    /// long the message went to many.
    package func introducers(_ parents: [Findings.Parent]) -> [EmailAddress] {
        guard companions.count <= Self.mostCompanions else { return [] }
        return participants(parents).filter {
            !house.includes($0) && Domains.organisation(of: $0) != organisation
        }
    }

    private static let mostCompanions = 10

    /// The addresses that introduce quotations: "On 3 May, Anna <anna@example.org> wrote:".
    private static func quotedAddresses(in text: MessageText) -> [EmailAddress] {
        let introductions = text.ranges(of: .quoteIntroduction)
            .filter { text.utf8[$0].contains(UInt8(ascii: "@")) }
        return introductions.flatMap { range in
            words(in: text.utf8[range]).filter { $0.utf8.contains(UInt8(ascii: "@")) }
                .compactMap { EmailAddress($0) }
        }
    }

    /// What stands between white space, brackets and the like.
    private static func words(in text: ArraySlice<UInt8>) -> [String] {
        // Where an octet is a character, octets are compared.
        if text.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) {
            return text.split(whereSeparator: { "<>()[],;: \n\t".utf8.contains($0) })
                .map { String(decoding: $0, as: UTF8.self) }
        }
        return String(decoding: text, as: UTF8.self)
            .split(whereSeparator: { "<>()[],;: \n\t".contains($0) }).map(String.init)
    }
}

/// What the memory of correspondence answers.
package struct Findings: Sendable {
    /// Earlier letters of the organisation.
    package var attempts = 0
    /// Those of them that came after the house last wrote to it.
    package var unanswered = 0
    package var daysSinceLast: Int?
    /// When the first of them came.
    package var firstSeconds: Int64?
    /// Whether the house wrote to the organisation before.
    package var houseWroteBefore = false
    /// Whether the house wrote to the author's very address, or the manager allowed it.
    package var isAuthorKnown = false
    /// Whether that is so of one of the inquiry's introducers.
    package var isIntroducerKnown = false
    /// The organisation was told no, and the no still stands.
    package var wasRefused = false
    /// The earlier letters that the message answers.
    package var parents: [Parent] = []

    package struct Parent: Sendable {
        package let author: EmailAddress?
        package let isFromHouse: Bool

        package init(author: EmailAddress?, isFromHouse: Bool) {
            self.author = author
            self.isFromHouse = isFromHouse
        }
    }

    package init() {}
}

extension Facts {
    /// What the message and the house's list of people show, where nothing else can be asked.
    package init(withoutHistory inquiry: Inquiry, people: People) {
        self.init(inquiry, Findings(), people: people)
        isFirstContact = false
        isHistoryMissing = true
    }

    /// What follows for the rules from what the message shows and what is remembered.
    package init(_ inquiry: Inquiry, _ findings: Findings, people: People) {
        let parents = findings.parents
        let isListed = inquiry.author.map(people.includes) ?? false
        isKnownSender = inquiry.isVouchedFor && (isListed || findings.isAuthorKnown)
        houseTookPart = parents.contains(where: \.isFromHouse)
        let isBrought = findings.isIntroducerKnown && !findings.wasRefused
        isIntroduced =
            inquiry.isVouchedFor && (isBrought || inquiry.isJoined(by: people, parents))
        quotesKnownPerson = inquiry.quoted.contains(where: people.includes)
        isSelfReply =
            !parents.isEmpty
            && parents.allSatisfy { parent in
                parent.author.map { Domains.organisation(of: $0) == inquiry.organisation } ?? false
            }
        attempts = findings.attempts
        unanswered = findings.unanswered
        daysSinceLast = findings.daysSinceLast
        firstSeconds = findings.firstSeconds
        isFirstContact = findings.attempts == 0 && !findings.houseWroteBefore
        wasRefusedBefore = findings.wasRefused
    }
}
