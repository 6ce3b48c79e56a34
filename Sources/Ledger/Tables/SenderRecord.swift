import MailModel
import PitchFilter

/// What the tables hold about the organisations that write with an author.
struct SenderRecord {
    /// When the house last wrote to one of them.
    private(set) var answer: Int64?
    private(set) var isRefused = false
    private(set) var isAuthorKnown = false
    /// The latest letters, and the first.
    private(set) var letters: [DatedLetter] = []

    /// Whoever writes every day is counted no further back than this.
    private static let mostCounted = 30

    /// Reads it by a single statement, since it is asked for every letter, and by a second one for who
    /// wrote very often; what a message itself brought is left out.
    ///
    /// Letters are counted by the reader: for DISTINCT and GROUP BY SQLite sorts into a table of its own.
    init(
        of author: EmailAddress?, _ organisations: [String], besides messageID: String?,
        at now: Int64, _ session: any LedgerSession
    ) throws {
        let names = author.map(CorrespondentTable.names) ?? [""]
        let places = marks(organisations.count)
        let whose: [any SQLConvertible] = organisations + [now]
        let earlier = Earlier(organisations: organisations, now: now, messageID: messageID)
        let rows = try session.rows(
            """
            SELECT
              (SELECT max(seconds) FROM letter WHERE organisation IN (\(places)) AND seconds <= ?),
              (SELECT 1 FROM refusal WHERE organisation IN (\(places)) AND expires > ? LIMIT 1),
              (SELECT 1 FROM correspondent WHERE who IN (\(marks(names.count))) LIMIT 1),
              NULL, NULL
            UNION ALL
            SELECT NULL, NULL, NULL, letter, seconds
            FROM (\(earlier.statement) ORDER BY seconds DESC LIMIT \(Self.mostCounted)) AS latest
            """, whose + whose + names + earlier.values)
        for row in rows {
            answer = row.integer(0) ?? answer
            isRefused = isRefused || row.integer(1) != nil
            isAuthorKnown = isAuthorKnown || row.integer(2) != nil
            if let letter = DatedLetter(row, column: 3) { letters.append(letter) }
        }
        guard letters.count == Self.mostCounted else { return }
        let first = try session.row(
            "\(earlier.statement) ORDER BY seconds LIMIT 1", earlier.values)
        if let letter = first.flatMap({ DatedLetter($0, column: 0) }) { letters.append(letter) }
    }
}

/// The letters of organisations up to now but for one, each once.
private struct Earlier {
    let statement: String
    let values: [any SQLConvertible]

    init(organisations: [String], now: Int64, messageID: String?) {
        // What is a repetition has no number, and so is none that differs.
        statement = """
            SELECT letter, seconds FROM decision
            WHERE organisation IN (\(marks(organisations.count))) AND seconds <= ? AND letter <> ?
            """
        values = organisations + [now, DecisionTable.letter(messageID ?? "")]
    }
}

/// A letter by its number, and when it was handed over.
struct DatedLetter {
    let letter: Int64
    let seconds: Int64
}

extension DatedLetter {
    /// Reads two columns; `nil` where they are empty.
    fileprivate init?(_ row: LedgerRow, column: Int) {
        guard let letter = row.integer(column), let seconds = row.integer(column + 1) else {
            return nil
        }
        self.init(letter: letter, seconds: seconds)
    }
}
