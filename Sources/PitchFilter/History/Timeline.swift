package import MailModel

/// What a mailbox tells of who wrote when and who answered: the dry run's memory.
///
/// Filled with all messages first, then asked about each; so the answers do not depend on the
/// order of asking. A message costs some 150 octets.
package struct Timeline: Sendable {
    private var entries: [Entry] = []
    private var correspondences: [UInt64: Exchange] = [:]
    private var entryOfMessageID: [UInt64: Int] = [:]
    /// When the house first wrote to an address.
    private var firstLetterTo: [UInt64: Moment] = [:]
    private let identity: HouseIdentity

    package init(identity: HouseIdentity) {
        self.identity = identity
    }

    /// Date order; the mailbox's order where dates are equal.
    private struct Moment: Comparable {
        let seconds: Int64
        let ordinal: Int

        static func < (one: Moment, other: Moment) -> Bool {
            (one.seconds, one.ordinal) < (other.seconds, other.ordinal)
        }
    }

    private struct Entry {
        let moment: Moment
        let organisation: UInt64
        let author: EmailAddress?
        let isFromHouse: Bool
        let parents: [UInt64]
    }

    /// The letters between the house and one organisation, each list in date order.
    private struct Exchange {
        var theirs: [Moment] = []
        var ours: [Moment] = []
    }

    /// Adds the next message of the mailbox; only its header is looked at.
    package mutating func append(_ message: ParsedMessage) {
        let entry = entry(message, ordinal: entries.count)
        if let identifier = message.messageID {
            entryOfMessageID[Self.hash(identifier)] = entry.moment.ordinal
        }
        if entry.isFromHouse {
            for recipient in message.to + message.cc {
                let organisation = Self.organisation(of: recipient.address)
                correspondences[organisation, default: Exchange()].ours.insertSorted(entry.moment)
                let address = Self.hash(recipient.address.normalized)
                firstLetterTo[address] = min(firstLetterTo[address] ?? entry.moment, entry.moment)
            }
        } else {
            correspondences[entry.organisation, default: Exchange()]
                .theirs.insertSorted(entry.moment)
        }
        entries.append(entry)
    }

    /// What was known when the message of this number, counted from 0, came in.
    package func facts(
        ofMessage ordinal: Int, _ message: ParsedMessage, people: People
    ) -> Facts {
        let entry = entries[ordinal]
        let inquiry = Inquiry(message, identity: identity)
        var findings = findings(correspondences[entry.organisation], before: entry.moment)
        findings.isAuthorKnown =
            entry.author.flatMap { firstLetterTo[Self.hash($0.normalized)] }
            .map { $0 < entry.moment } ?? false
        findings.parents = entry.parents.compactMap { entryOfMessageID[$0] }.map { number in
            Findings.Parent(
                author: entries[number].author, isFromHouse: entries[number].isFromHouse)
        }
        return Facts(inquiry, findings, people: people)
    }

    private func findings(_ exchange: Exchange?, before moment: Moment) -> Findings {
        var findings = Findings()
        guard let exchange else { return findings }
        let theirs = exchange.theirs.count(before: moment)
        let ours = exchange.ours.count(before: moment)
        let answered = ours == 0 ? 0 : exchange.theirs.count(before: exchange.ours[ours - 1])
        findings.attempts = theirs
        findings.unanswered = theirs - min(answered, theirs)
        findings.houseWroteBefore = ours > 0
        findings.daysSinceLast =
            theirs == 0
            ? nil : Int((moment.seconds - exchange.theirs[theirs - 1].seconds) / 86400)
        return findings
    }

    private func entry(_ message: ParsedMessage, ordinal: Int) -> Entry {
        let visitor = Correspondence(message, forms: identity.forms).author
        let author = visitor?.address
        return Entry(
            moment: Moment(
                seconds: message.date?.seconds ?? entries.last?.moment.seconds ?? 0,
                ordinal: ordinal),
            organisation: author.map(Self.organisation) ?? 0, author: author,
            isFromHouse: author.map(identity.owns) ?? false,
            parents: (message.inReplyTo + message.references.suffix(20)).map(Self.hash))
    }

    private static func organisation(of address: EmailAddress) -> UInt64 {
        hash(Domains.organisation(of: address))
    }

    private static func hash(_ text: String) -> UInt64 {
        var hash = WordHash()
        for octet in text.utf8 { hash.add(octet) }
        return hash.value
    }
}

extension Array where Element: Comparable {
    /// How many elements come before another; the array is in order.
    fileprivate func count(before element: Element) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Keeps the order; at the end, where most letters belong, at no cost.
    fileprivate mutating func insertSorted(_ element: Element) {
        if last.map({ $0 < element }) ?? true {
            append(element)
        } else {
            insert(element, at: count(before: element))
        }
    }
}
