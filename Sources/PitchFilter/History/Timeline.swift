package import MailModel

/// What a mailbox tells of who wrote when and who answered: the dry run's memory.
///
/// Filled with all messages first, then asked about each; so the answers do not depend on the
/// order of asking. A message costs some 150 octets.
package struct Timeline: Sendable {
    private var entries: [Entry] = []
    private var entriesOfOrganisation: [UInt64: [Int]] = [:]
    private var entryOfMessageID: [UInt64: Int] = [:]
    private let identity: HouseIdentity

    package init(identity: HouseIdentity) {
        self.identity = identity
    }

    private struct Entry {
        let seconds: Int64
        let ordinal: Int
        let organisation: UInt64
        let author: EmailAddress?
        let isFromHouse: Bool
        let parents: [UInt64]
        let recipients: [UInt64]

        /// Date order; the mailbox's order where dates are equal.
        func isBefore(_ other: Entry) -> Bool {
            (seconds, ordinal) < (other.seconds, other.ordinal)
        }
    }

    /// Adds the next message of the mailbox; only its header is looked at.
    package mutating func append(_ message: ParsedMessage) {
        let entry = entry(message, ordinal: entries.count)
        if let identifier = message.messageID {
            entryOfMessageID[Self.hash(identifier)] = entry.ordinal
        }
        if entry.isFromHouse {
            for recipient in message.to + message.cc {
                let organisation = Self.organisation(of: recipient.address)
                entriesOfOrganisation[organisation, default: []].append(entry.ordinal)
            }
        } else {
            entriesOfOrganisation[entry.organisation, default: []].append(entry.ordinal)
        }
        entries.append(entry)
    }

    /// What was known when the message of this number, counted from 0, came in.
    package func facts(
        ofMessage ordinal: Int, _ message: ParsedMessage, people: People
    ) -> Facts {
        let entry = entries[ordinal]
        let isVouchedFor = isVouchedFor(message, entry.author)
        let related = (entriesOfOrganisation[entry.organisation] ?? [])
            .map { entries[$0] }.filter { $0.isBefore(entry) }
        let fromThem = related.filter { !$0.isFromHouse }
        let fromHouse = related.filter(\.isFromHouse)
        let parents = entry.parents.compactMap { entryOfMessageID[$0] }.map { entries[$0] }

        var facts = Facts()
        let isListed = entry.author.map(people.includes) ?? false
        let wasWrittenTo = fromHouse.contains { house in
            entry.author.map { house.recipients.contains(Self.hash($0.normalized)) } ?? false
        }
        facts.isKnownSender = isVouchedFor && (isListed || wasWrittenTo)
        facts.isFirstContact = fromThem.isEmpty && fromHouse.isEmpty
        facts.houseTookPart = parents.contains(where: \.isFromHouse)
        let companions = parents.compactMap(\.author) + message.cc.map(\.address)
        facts.isIntroduced = isVouchedFor && companions.contains(where: people.includes)
        facts.quotesKnownPerson = Self.quotedAddresses(in: message.text).contains {
            people.includes($0) && !identity.owns($0)
        }
        facts.attempts = fromThem.count
        facts.unanswered = fromThem.count { earlier in
            !fromHouse.contains { earlier.isBefore($0) }
        }
        facts.daysSinceLast = fromThem.map(\.seconds).max().map {
            Int((entry.seconds - $0) / 86400)
        }
        facts.isSelfReply =
            !parents.isEmpty && parents.allSatisfy { $0.organisation == entry.organisation }
        return facts
    }

    /// Whether the server, where it says anything at all, stands by the sender.
    private func isVouchedFor(_ message: ParsedMessage, _ author: EmailAddress?) -> Bool {
        Authentication(message, servers: identity.servers, author: author) != .fail
    }

    private func entry(_ message: ParsedMessage, ordinal: Int) -> Entry {
        let visitor = Correspondence(message, forms: identity.forms).author
        let author = visitor?.address
        let isFromHouse = author.map(identity.owns) ?? false
        return Entry(
            seconds: message.date?.seconds ?? entries.last?.seconds ?? 0, ordinal: ordinal,
            organisation: author.map(Self.organisation) ?? 0, author: author,
            isFromHouse: isFromHouse,
            parents: (message.inReplyTo + message.references.suffix(20)).map(Self.hash),
            recipients: isFromHouse
                ? (message.to + message.cc).map { Self.hash($0.address.normalized) } : [])
    }

    /// The addresses that introduce quotations: "On 3 May, Anna <anna@example.org> wrote:".
    private static func quotedAddresses(in text: MessageText) -> [EmailAddress] {
        text.ranges(of: .quoteIntroduction).flatMap { range in
            text.text(range).split(whereSeparator: { "<>()[],;: \n\t".contains($0) })
                .filter { $0.contains("@") }.compactMap { EmailAddress(String($0)) }
        }
    }

    private static func organisation(of address: EmailAddress) -> UInt64 {
        hash(Domains.organisation(of: address.normalized, domain: address.domain))
    }

    private static func hash(_ text: String) -> UInt64 {
        var hash = WordHash()
        for octet in text.utf8 { hash.add(octet) }
        return hash.value
    }
}
