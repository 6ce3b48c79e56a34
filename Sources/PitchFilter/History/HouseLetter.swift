package import MailModel

/// A letter that somebody in the house wrote, and what it says of those it went to.
package struct HouseLetter: Sendable {
    package let messageID: String?
    /// The Message-IDs that the letter answers or refers to.
    package let parents: [String]
    /// Whether the letter is a short no, and asks nothing.
    package let saysNo: Bool

    /// A letter answers a machine's words as no person does: beyond this it is more than a no.
    private static let longestNo = 600

    /// `nil` for what somebody else wrote, and for what a machine sends in the house's name
    /// (RFC 3834 5): an absence notice makes nobody known.
    package init?(_ message: ParsedMessage, identity: HouseIdentity) {
        guard let author = message.authors.first?.address, identity.owns(author),
            !identity.isForm(author), !message.header.contains("auto-submitted")
        else { return nil }
        messageID = message.messageID
        parents = message.parents
        let text = message.text
        let words = text.ranges(of: .body).map(text.text).joined(separator: "\n")
        saysNo =
            !words.isEmpty && words.utf8.count <= Self.longestNo && !words.contains("?")
            && !Self.refusing.occurrences(in: Array(words.utf8)).isEmpty
    }

    private static let refusing = PhraseFinder([
        "non merci", "non, merci", "merci, mais non", "pas intéressé*", "ne nous intéresse pas",
        "ne m'intéresse pas", "n'avons pas besoin", "je n'ai pas besoin", "pas de démarchage",
        "ne souhaitons pas", "ne plus nous écrire", "ne plus m'écrire", "ne plus nous contacter",
        "ne plus me contacter", "no thank you", "no thanks", "not interested", "no interest",
        "don't contact us", "do not contact us", "stop writing", "not for us", "nein danke",
        "nein, danke", "kein interesse", "kein bedarf", "keinen bedarf", "nicht interessiert",
        "nicht mehr kontaktieren", "no grazie", "no, grazie", "non ci interessa",
        "non mi interessa", "non siamo interessati", "non ne abbiamo bisogno",
        "non contattarci più",
    ])
}
