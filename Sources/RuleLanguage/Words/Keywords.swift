/// The words of the language itself, each list in the order in which they are offered.
enum Keywords {
    static let blocks = [
        "house", "people", "decide", "when", "include", "points", "off", "rule",
    ]
    static let house = ["name", "site", "address", "server", "form", "person", "fact", "not"]
    static let decide = ["pitch", "doubt"]
    static let actions = ["file", "tag", "reply", "hold", "refuse", "keep"]
    /// What people write who want mail gone.
    static let deletions: Set = [
        "delete", "discard", "drop", "trash", "remove", "supprimer", "supprime", "effacer",
        "jeter", "poubelle", "détruire", "detruire",
    ]
    static let ruleLines = [
        "because", "because-en", "principle", "kind", "hits", "spares", "expires",
    ]
    static let singleRuleLines: Set = ["because", "because-en", "principle", "expires"]
    static let conditions = ["unless", "any", "all", "at", "rule"]
    static let textVerbs = ["has", "is", "starts", "ends", "matches", "present", "missing"]
    static let comparisons = Comparison.allCases.map(\.rawValue)
}
