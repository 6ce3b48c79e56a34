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

    /// Reads it by a single statement, since it is asked for every letter; what a message itself brought
    /// is left out.
    ///
    /// Letters are counted by the reader: for DISTINCT and GROUP BY SQLite sorts into a table of its own.
    init(
        of author: EmailAddress?, _ organisations: [String], besides messageID: String?,
        at now: Int64, _ session: any LedgerSession
    ) throws {
        let names = author.map(CorrespondentTable.names) ?? [""]
        let places = marks(organisations.count)
        let earlier = "organisation IN (\(places)) AND seconds <= ? AND letter <> ?"
        let whose: [any SQLConvertible] = organisations + [now]
        let which: [any SQLConvertible] = whose + [DecisionTable.letter(messageID ?? "")]
        let rows = try session.rows(
            """
            SELECT
              (SELECT max(seconds) FROM letter WHERE organisation IN (\(places)) AND seconds <= ?),
              (SELECT 1 FROM refusal WHERE organisation IN (\(places)) AND expires > ? LIMIT 1),
              (SELECT 1 FROM correspondent WHERE who IN (\(marks(names.count))) LIMIT 1),
              NULL, NULL
            UNION ALL
            SELECT NULL, NULL, NULL, letter, seconds
            FROM (SELECT letter, seconds FROM decision WHERE \(earlier)
                  ORDER BY seconds LIMIT 1) AS first
            UNION ALL
            SELECT NULL, NULL, NULL, letter, seconds
            FROM (SELECT letter, seconds FROM decision WHERE \(earlier)
                  ORDER BY seconds DESC LIMIT \(Self.mostCounted)) AS latest
            """, whose + whose + names + which + which)
        for row in rows {
            answer = row.integer(0) ?? answer
            isRefused = isRefused || row.integer(1) != nil
            isAuthorKnown = isAuthorKnown || row.integer(2) != nil
            if let letter = row.integer(3), let seconds = row.integer(4) {
                letters.append(DatedLetter(letter: letter, seconds: seconds))
            }
        }
    }
}

/// A letter by its number, and when it was handed over.
struct DatedLetter {
    let letter: Int64
    let seconds: Int64
}
