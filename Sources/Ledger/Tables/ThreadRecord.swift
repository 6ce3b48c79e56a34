/// What the tables hold about the letters that a message answers, by their Message-IDs.
struct ThreadRecord {
    /// Which are the house's.
    private(set) var ours: Set<String> = []
    /// Who wrote the others; where several organisations claim one, the first in the alphabet.
    private(set) var authors: [String: String] = [:]

    /// Reads it by a single statement.
    init(of identifiers: [String], _ session: any LedgerSession) throws {
        guard !identifiers.isEmpty else { return }
        let identifiers = identifiers[...].paddedToPowerOfTwo
        let rows = try session.rows(Self.statement.of(identifiers.count), identifiers)
        for row in rows {
            guard let author = row.text(1) else {
                ours.insert(row.string(0))
                continue
            }
            authors[row.string(0)] = min(author, authors[row.string(0)] ?? author)
        }
    }

    private static let statement = StatementText { identifiers in
        union(
            (1...identifiers).map { place in
                """
                SELECT messageID, NULL FROM letter WHERE messageID = ?\(place)
                UNION ALL
                SELECT messageID, address FROM decision
                WHERE messageID = ?\(place) AND letter IS NOT NULL
                """
            })
    }
}
