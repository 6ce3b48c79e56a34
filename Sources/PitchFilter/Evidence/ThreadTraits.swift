import MailModel

/// What can be told of a thread from one message of it.
struct ThreadTraits {
    /// Says "Re:", but names no earlier message and quotes none.
    let isFakeReply: Bool
    /// Answers a message of its own sender.
    let isSelfReply: Bool
    /// Answers or quotes a message of the house.
    let answersHouse: Bool
    /// Answers somebody who is neither the house nor the sender.
    let answersOthers: Bool
    /// Passes on what somebody of another organisation wrote.
    let forwardsOthers: Bool

    init(_ message: ParsedMessage, correspondence: Correspondence, house: HouseIdentity) {
        let text = correspondence.text
        let quotedAuthors = text.ranges(of: .quoteIntroduction).map {
            Self.author(quotedBy: text.text($0).lowercased())
        }
        let hasQuotation =
            !quotedAuthors.isEmpty || text.sections.contains { $0.kind == .quoted }
        let parents = message.inReplyTo + message.references
        let beginning = String(
            String.UnicodeScalarView(message.subject.unicodeScalars.prefix(7))
        ).lowercased()
        let saysReply = Self.replyPrefixes.contains(where: beginning.startsWithOctets)
        isFakeReply = saysReply && parents.isEmpty && !hasQuotation

        let quotesHouse = quotedAuthors.contains { Self.names(house, in: $0) }
        let parentDomains = parents.map(Self.domain)
        let namesHouse = parentDomains.contains { house.domains.contains($0) }
        answersHouse = quotesHouse || namesHouse
        isSelfReply =
            !answersHouse
            && (Self.quotes(correspondence.author, in: quotedAuthors)
                || Self.all(parentDomains, belongTo: correspondence.author))
        answersOthers = !answersHouse && !isSelfReply && saysReply && !parents.isEmpty
        forwardsOthers =
            !answersHouse && !isSelfReply
            && Self.forwardPrefixes.contains(where: beginning.startsWithOctets)
            && quotedAuthors.contains { Self.names(otherThan: correspondence.author, in: $0) }
    }

    private static let replyPrefixes = [
        "re:", "aw:", "r\u{E9}p:", "re\u{301}p:", "rep:", "sv:", "antw:", "r:", "ri:", "re :",
    ]

    private static let forwardPrefixes = ["fwd:", "fw:", "tr:", "tr :", "wg:", "i:", "doorst:"]

    /// Whether a line names somebody by an address of another organisation than the author's.
    private static func names(otherThan author: Mailbox?, in line: String) -> Bool {
        let words = line.split { " <>()[]\":,;".contains($0) }
        return words.compactMap { EmailAddress(String($0)) }.contains {
            !Domains.areAligned($0.domain, author?.address.domain ?? "")
        }
    }

    /// Whether a line names the house by an address, or by its name where the author's mail program
    /// shows no more.
    private static func names(_ house: HouseIdentity, in line: String) -> Bool {
        if house.addresses.contains(where: line.containsOctets) { return true }
        guard !line.utf8.contains(UInt8(ascii: "@")) else { return false }
        let words = " " + line.split { !$0.isLetter && $0 != "'" }.joined(separator: " ") + " "
        return house.names.contains { words.containsOctets(of: " \($0) ") }
    }

    /// Whether one of the lines names the author by address or whole name: "Jeanne Rey", not
    /// just "Jeanne".
    private static func quotes(_ author: Mailbox?, in lines: [String]) -> Bool {
        guard let author, !lines.isEmpty else { return false }
        let address = author.address.normalized
        let name = author.displayName.lowercased()
        let isWhole = name.utf8.contains(UInt8(ascii: " "))
        return lines.contains { line in
            line.containsOctets(of: address) || (isWhole && line.containsOctets(of: name))
        }
    }

    /// Whether there are domains, and all are those of the author's organisation.
    private static func all(_ domains: [String], belongTo author: Mailbox?) -> Bool {
        guard let first = domains.first else { return false }
        let domain = author?.address.domain ?? ""
        guard Domains.areAligned(first, domain) else { return false }
        return domains.dropFirst().allSatisfy { Domains.areAligned($0, domain) }
    }

    private static func domain(ofMessageID identifier: String) -> String {
        guard let at = identifier.utf8.lastIndex(of: UInt8(ascii: "@")) else { return "" }
        return identifier[identifier.utf8.index(after: at)...].lowercased()
    }

    private static let authorLabels = [
        "de :", "de:", "from:", "von:", "da:", "exp\u{E9}diteur", "expe\u{301}diteur",
    ]

    /// The part of a quotation's introduction that names who is quoted: of a block of header
    /// lines the one for From, else all of it.
    private static func author(quotedBy introduction: String) -> String {
        guard introduction.utf8.contains(UInt8(ascii: "\n")) else { return introduction }
        let lines = introduction.split(separator: "\n").map { String($0.trimmed) }
        return lines.first { line in authorLabels.contains(where: line.startsWithOctets) }
            ?? introduction
    }
}
