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

    private static let replyPrefixes = ["re:", "aw:", "rép:", "rep:", "sv:", "antw:", "r:", "ri:", "re :"]

    init(
        _ message: ParsedMessage, correspondence: Correspondence, houseDomains: Set<String>,
        houseAddresses: Set<String>
    ) {
        let text = correspondence.text
        let introductions = text.ranges(of: .quoteIntroduction).map { text.text($0).lowercased() }
        let hasQuotation = !introductions.isEmpty || !text.ranges(of: .quoted).isEmpty
        let parents = message.inReplyTo + message.references
        let subject = message.subject.lowercased()
        let saysReply = Self.replyPrefixes.contains(where: subject.hasPrefix)
        isFakeReply = saysReply && parents.isEmpty && !hasQuotation

        let quotedAuthors = introductions.map(Self.author)
        let quotesHouse = quotedAuthors.contains { line in
            houseAddresses.contains { line.contains($0) }
        }
        let parentDomains = parents.map(Self.domain)
        let namesHouse = parentDomains.contains { houseDomains.contains($0) }
        answersHouse = quotesHouse || namesHouse

        let author = correspondence.author?.address
        let quotesSelf = quotedAuthors.contains { line in
            guard let author else { return false }
            return line.contains(author.normalized)
                || Self.names(correspondence.author?.displayName, in: line)
        }
        let namesSelf =
            !parents.isEmpty
            && parentDomains.allSatisfy { Domains.areAligned($0, author?.domain ?? "") }
        isSelfReply = !answersHouse && (quotesSelf || namesSelf)
        answersOthers = !answersHouse && !isSelfReply && saysReply && !parents.isEmpty
    }

    private static func domain(ofMessageID identifier: String) -> String {
        guard let at = identifier.lastIndex(of: "@") else { return "" }
        return String(identifier[identifier.index(after: at)...]).lowercased()
    }

    private static let authorLabels = ["de :", "de:", "from:", "von:", "da:", "exp\u{E9}diteur"]

    /// The part of a quotation's introduction that names who is quoted: of a block of header
    /// lines the one for From, else all of it.
    private static func author(quotedBy introduction: String) -> String {
        let lines = introduction.split(separator: "\n").map { String($0.trimmed) }
        return lines.first { line in authorLabels.contains(where: line.hasPrefix) } ?? introduction
    }

    /// Whether a line names somebody whole: "Jeanne Rey", not just "Jeanne".
    private static func names(_ name: String?, in line: String) -> Bool {
        guard let name = name?.lowercased(), name.contains(" ") else { return false }
        return line.contains(name)
    }
}
