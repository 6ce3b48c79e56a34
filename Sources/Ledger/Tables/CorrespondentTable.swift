import MailModel

/// Who is known: addresses and whole domains, until they are forgotten.
struct CorrespondentTable {
    let session: any LedgerSession

    /// True where they were not known before.
    @discardableResult
    func add(_ who: Who, origin: String, at now: Int64) throws -> Bool {
        try session.execute(
            """
            INSERT INTO correspondent (who, organisation, origin, since) VALUES (?, ?, ?, ?)
            ON CONFLICT (who) DO NOTHING
            """, [who.description, who.organisation, origin, now]) > 0
    }

    /// Whether the house wrote to an address, or the manager allowed it or its domain.
    func knows(_ address: EmailAddress) throws -> Bool {
        let names = Self.names(of: address)
        return try session.has(Self.acquaintance.of(names.count), names)
    }

    private static let acquaintance = StatementText { names in
        union(Array(repeating: "SELECT 1 FROM correspondent WHERE who = ?", count: names))
    }

    /// Under which names an address is known: its own, its domain's, and those of the domains above.
    static func names(of author: EmailAddress) -> [String] {
        [author.normalized] + names(ofDomain: author.domain)
    }

    /// A domain may have a hundred labels; nobody is allowed by one of so many.
    private static let mostAbove = 8

    /// A domain of one label is nobody's, so it is not asked for.
    private static func names(ofDomain domain: String) -> [String] {
        let dots = domain.utf8.indices.filter { domain.utf8[$0] == UInt8(ascii: ".") }
        return ["@" + domain]
            + dots.dropLast().suffix(mostAbove).map { "@" + domain[domain.index(after: $0)...] }
    }

    /// Who of an organisation is known.
    func list(of organisation: String) throws -> [Dossier.Note] {
        try session.rows(
            """
            SELECT who, origin, since FROM correspondent WHERE organisation = ?
            ORDER BY since, who LIMIT 1000
            """, [organisation]
        ).map { Dossier.Note(who: $0.string(0), origin: $0.string(1), seconds: $0.number(2)) }
    }

    /// Every entry by which somebody is known, the nearest first.
    func entries(for who: Who) throws -> [Dossier.Note] {
        let names =
            switch who {
            case .address(let text): EmailAddress(text).map(Self.names) ?? [text]
            case .domain(let name): Self.names(ofDomain: name)
            }
        return try session.rows(
            """
            SELECT who, origin, since FROM correspondent WHERE who IN (\(marks(names.count)))
            ORDER BY length(who) DESC
            """, names
        ).map { Dossier.Note(who: $0.string(0), origin: $0.string(1), seconds: $0.number(2)) }
    }

    /// True where there was such an entry.
    @discardableResult
    func remove(_ who: String) throws -> Bool {
        try session.execute("DELETE FROM correspondent WHERE who = ?", [who]) > 0
    }
}
