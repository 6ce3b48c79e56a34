import MailModel
import PitchFilter

extension DecisionTable {
    /// Whoever writes every day is counted no further back than this.
    private static let mostCounted = 100

    /// What the organisations wrote before this message, and how much of it since the house wrote.
    ///
    /// A letter that was handed over twice, under two ids, is one.
    func count(
        from organisations: [String], besides messageID: String?, after answer: Int64?,
        at now: Int64, in findings: inout Findings
    ) throws {
        let since = answer == nil ? "" : ", count(DISTINCT CASE WHEN seconds > ? THEN letter END)"
        let row = try session.row(
            """
            SELECT min(seconds), max(seconds), count(DISTINCT letter)\(since)
            FROM (SELECT letter, seconds FROM decision
                  WHERE organisation IN (\(marks(organisations.count))) AND seconds <= ?
                  ORDER BY seconds DESC LIMIT \(Self.mostCounted)) AS latest
            WHERE letter <> ?
            """, [answer].compactMap(\.self) + organisations + [now, Self.letter(messageID ?? "")])
        findings.firstSeconds = row?.integer(0)
        findings.daysSinceLast = row?.integer(1).map { Int((now - $0) / 86400) }
        findings.attempts = Int(row?.number(2) ?? 0)
        findings.unanswered = Int(row?.number(answer == nil ? 2 : 3) ?? 0)
    }

    /// Who wrote the letters with these Message-IDs.
    func authors(of identifiers: [String]) throws -> [EmailAddress?] {
        guard !identifiers.isEmpty else { return [] }
        return try session.rows(
            """
            SELECT messageID, min(address) FROM decision
            WHERE messageID IN (\(marks(identifiers.count))) GROUP BY messageID
            """, identifiers
        ).map { EmailAddress($0.string(1)) }
    }
}
