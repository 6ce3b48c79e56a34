package import MailModel

/// What a mailbox tells of who wrote when and who answered: the dry run's memory.
///
/// Filled with all messages first, then asked about each; so the answers do not depend on the
/// order of asking. A message costs some hundred octets.
package struct Timeline: Sendable {
    private var entries: [Entry] = []
    /// The parents of all entries, one after the other.
    private var parents: [UInt64] = []
    private var authors: [EmailAddress] = []
    private var numberOfAuthor: [EmailAddress: Int32] = [:]
    private var correspondences: [UInt64: Exchange] = [:]
    private var entryOfMessageID: [UInt64: UInt32] = [:]
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

    /// Kept small: there is one for each message of the mailbox.
    private struct Entry {
        let seconds: Int64
        let organisation: UInt64
        /// Where the author stands in `authors`; negative where there is none.
        let author: Int32
        /// Where the entry's parents end in `parents`; they begin where those before end.
        let parentsEnd: UInt32
        let isFromHouse: Bool
    }

    /// The letters between the house and one organisation, each list in date order.
    private struct Exchange {
        var theirs: [Moment] = []
        var ours: [Moment] = []
    }

    /// Adds the next message of the mailbox; only its header is looked at.
    package mutating func append(_ message: ParsedMessage) {
        let entry = entry(message)
        let moment = Moment(seconds: entry.seconds, ordinal: entries.count)
        if let identifier = message.messageID {
            entryOfMessageID[Self.hash(identifier)] = UInt32(entries.count)
        }
        if entry.isFromHouse {
            for recipient in message.to + message.cc {
                let organisation = Self.organisation(of: recipient.address)
                correspondences[organisation, default: Exchange()].ours.insertSorted(moment)
                let address = Self.hash(recipient.address.normalized)
                firstLetterTo[address] = min(firstLetterTo[address] ?? moment, moment)
            }
        } else {
            correspondences[entry.organisation, default: Exchange()]
                .theirs.insertSorted(moment)
        }
        entries.append(entry)
    }

    /// What was known when the message of this number, counted from 0, came in.
    ///
    /// `relatives` are messages that say the same: whoever sent them before is taken for the same
    /// sender.
    package func facts(
        ofMessage ordinal: Int, _ message: ParsedMessage, people: People,
        relatives: [Int] = []
    ) -> Facts {
        let entry = entries[ordinal]
        let moment = moment(of: ordinal)
        let inquiry = Inquiry(message, identity: identity)
        let organisations = [entry.organisation] + others(relatives, before: ordinal)
        var findings = findings(
            organisations.compactMap { correspondences[$0] }, before: moment)
        findings.isAuthorKnown = author(of: entry).map { isKnown($0, before: moment) } ?? false
        let parentsStart = ordinal == 0 ? 0 : entries[ordinal - 1].parentsEnd
        findings.parents = parents[Int(parentsStart)..<Int(entry.parentsEnd)]
            .compactMap { entryOfMessageID[$0] }.map { number in
                let parent = entries[Int(number)]
                return Findings.Parent(
                    author: author(of: parent), isFromHouse: parent.isFromHouse)
            }
        findings.isIntroducerKnown = inquiry.introducers(findings.parents).contains {
            isKnown($0, before: moment)
        }
        return Facts(inquiry, findings, people: people)
    }

    /// Whether the house wrote to somebody.
    private func isKnown(_ address: EmailAddress, before moment: Moment) -> Bool {
        firstLetterTo[Self.hash(address.normalized)].map { $0 < moment } ?? false
    }

    private func author(of entry: Entry) -> EmailAddress? {
        entry.author < 0 ? nil : authors[Int(entry.author)]
    }

    /// Whether another organisation than its own sent one of these messages before.
    package func isNew(_ ordinal: Int, besides relatives: [Int]) -> Bool {
        others(relatives, before: ordinal).isEmpty
    }

    /// The other organisations that sent some of these messages before.
    private func others(_ relatives: [Int], before ordinal: Int) -> [UInt64] {
        let own = entries[ordinal].organisation
        let earlier = relatives.filter { moment(of: $0) < moment(of: ordinal) }
        return Set(earlier.map { entries[$0].organisation }).filter { $0 != own }.sorted()
    }

    private func moment(of ordinal: Int) -> Moment {
        Moment(seconds: entries[ordinal].seconds, ordinal: ordinal)
    }

    private func findings(_ exchanges: [Exchange], before moment: Moment) -> Findings {
        var findings = Findings()
        let ours = exchanges.compactMap { $0.ours.last(before: moment) }.max()
        for exchange in exchanges {
            let theirs = exchange.theirs.count(before: moment)
            let answered = ours.map(exchange.theirs.count(before:)) ?? 0
            findings.attempts += theirs
            findings.unanswered += theirs - min(answered, theirs)
        }
        findings.houseWroteBefore = ours != nil
        let last = exchanges.compactMap { $0.theirs.last(before: moment) }.max()
        findings.daysSinceLast = last.map { Int((moment.seconds - $0.seconds) / 86400) }
        if findings.attempts > 0 {
            findings.firstSeconds = exchanges.compactMap(\.theirs.first).min()?.seconds
        }
        return findings
    }

    private mutating func entry(_ message: ParsedMessage) -> Entry {
        let author = Correspondence(message, forms: identity.forms).author?.address
        let isOwn = author.map(identity.owns) ?? false
        let isForged =
            isOwn && Authentication(message, servers: identity.servers, author: author) == .fail
        parents += message.parents.map(Self.hash)
        return Entry(
            seconds: message.date?.seconds ?? entries.last?.seconds ?? 0,
            organisation: author.map(Self.organisation) ?? 0,
            author: author.map { number($0) } ?? -1,
            parentsEnd: UInt32(parents.count), isFromHouse: isOwn && !isForged)
    }

    /// Most authors write more than once.
    private mutating func number(_ author: EmailAddress) -> Int32 {
        if let number = numberOfAuthor[author] { return number }
        let number = Int32(authors.count)
        authors.append(author)
        numberOfAuthor[author] = number
        return number
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

    /// The last that comes before another.
    fileprivate func last(before element: Element) -> Element? {
        let count = count(before: element)
        return count == 0 ? nil : self[count - 1]
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
