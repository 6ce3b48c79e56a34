import GRDB
import MailModel
package import PitchFilter

extension SQLiteLedger {
    package func findings(for inquiry: Inquiry, at now: Int64) throws -> Findings {
        try database.read { db in
            var findings = Findings()
            try Self.countLetters(inquiry, at: now, &findings, db)
            if let author = inquiry.author {
                findings.isAuthorKnown = try Self.isKnown(author, db)
            }
            findings.wasRefused =
                try Int.fetchOne(
                    db, sql: "SELECT 1 FROM refusal WHERE organisation = ? AND expires > ?",
                    arguments: [inquiry.organisation, now]) != nil
            findings.parents = try Self.letters(inquiry.parents, db)
            return findings
        }
    }

    private static func countLetters(
        _ inquiry: Inquiry, at now: Int64, _ findings: inout Findings, _ db: Database
    ) throws {
        let ours = try Int64.fetchOne(
            db,
            sql: """
                SELECT max(seconds) FROM letter
                WHERE organisation = ? AND isFromHouse = 1 AND seconds <= ?
                """, arguments: [inquiry.organisation, now])
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*) AS attempts, coalesce(sum(seconds > ?), 0) AS unanswered,
                       max(seconds) AS last
                FROM letter WHERE organisation = ? AND isFromHouse = 0 AND seconds <= ?
                  AND messageID IS NOT ?
                """, arguments: [ours ?? Int64.min, inquiry.organisation, now, inquiry.messageID])
        findings.houseWroteBefore = ours != nil
        findings.attempts = row?["attempts"] ?? 0
        findings.unanswered = row?["unanswered"] ?? 0
        findings.daysSinceLast = (row?["last"] as Int64?).map { Int((now - $0) / 86400) }
    }

    /// Whether the address, its domain or a parent domain is known.
    private static func isKnown(_ author: EmailAddress, _ db: Database) throws -> Bool {
        var names = [author.normalized]
        var rest = Substring(author.domain)
        while !rest.isEmpty {
            names.append("@" + rest)
            guard let dot = rest.firstIndex(of: ".") else { break }
            rest = rest[rest.index(after: dot)...]
        }
        let marks = databaseQuestionMarks(count: names.count)
        return try Int.fetchOne(
            db, sql: "SELECT 1 FROM correspondent WHERE who IN (\(marks)) LIMIT 1",
            arguments: StatementArguments(names)) != nil
    }

    private static func letters(
        _ identifiers: [String], _ db: Database
    ) throws -> [Findings.Parent] {
        guard !identifiers.isEmpty else { return [] }
        let marks = databaseQuestionMarks(count: identifiers.count)
        return try Row.fetchAll(
            db,
            sql: """
                SELECT address, isFromHouse FROM letter WHERE messageID IN (\(marks))
                GROUP BY messageID
                """, arguments: StatementArguments(identifiers)
        ).map { row in
            Findings.Parent(author: EmailAddress(row["address"]), isFromHouse: row["isFromHouse"])
        }
    }
}
