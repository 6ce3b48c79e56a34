import MailModel
import PitchFilter

extension DecisionTable {
    /// Whoever writes every day is counted no further back than this.
    private static let mostCounted = 30

    /// The latest letters that the organisations wrote, but for this message, and their first.
    ///
    /// Counted here, since for DISTINCT and GROUP BY SQLite sorts into a table of its own.
    func letters(
        from organisations: [String], besides messageID: String?, at now: Int64
    ) throws -> [DatedLetter] {
        let condition =
            "organisation IN (\(marks(organisations.count))) AND seconds <= ? AND letter <> ?"
        let values: [any SQLConvertible] = organisations + [now, Self.letter(messageID ?? "")]
        func letters(_ order: String, limit: Int) throws -> [DatedLetter] {
            try session.rows(
                """
                SELECT letter, seconds FROM decision WHERE \(condition)
                ORDER BY seconds \(order) LIMIT \(limit)
                """, values
            ).map { DatedLetter(letter: $0.number(0), seconds: $0.number(1)) }
        }
        let latest = try letters("DESC", limit: Self.mostCounted)
        return latest.count < Self.mostCounted ? latest : latest + (try letters("ASC", limit: 1))
    }

    /// Who wrote the letters with these Message-IDs.
    func authors(of identifiers: [String]) throws -> [String: EmailAddress?] {
        guard !identifiers.isEmpty else { return [:] }
        let rows = try session.rows(
            """
            SELECT messageID, min(address) FROM decision
            WHERE messageID IN (\(marks(identifiers.count))) GROUP BY messageID
            """, identifiers)
        return Dictionary(
            rows.map { ($0.string(0), EmailAddress($0.string(1))) }, uniquingKeysWith: { $1 })
    }
}

/// A letter by its number, and when it was handed over.
struct DatedLetter {
    let letter: Int64
    let seconds: Int64
}

extension Findings {
    /// Counts letters, and how many of them came since the house wrote.
    ///
    /// A letter that was handed over twice, under two ids, is one.
    mutating func count(_ letters: [DatedLetter], since answer: Int64?, at now: Int64) {
        func count(_ letters: [DatedLetter]) -> Int { Set(letters.map(\.letter)).count }
        firstSeconds = letters.map(\.seconds).min()
        daysSinceLast = letters.map(\.seconds).max().map { Int((now - $0) / 86400) }
        attempts = count(letters)
        unanswered =
            answer.map { answer in count(letters.filter { $0.seconds > answer }) } ?? attempts
    }
}
