import MailModel
import PitchFilter

/// What the tables hold about the organisations that write with an author.
struct SenderRecord {
    /// When the house last wrote to one of them.
    private(set) var answer: Int64?
    private(set) var isRefused = false
    private(set) var isAuthorKnown = false
    /// The latest letters of each, and the first, which may stand among them.
    private(set) var letters: [DatedLetter] = []

    /// Reads it by a single statement, since it is asked for every letter, but for a letter that very
    /// many sent; what a message itself brought is left out.
    ///
    /// Letters are counted by the reader: for DISTINCT and GROUP BY SQLite sorts into a table of its own.
    init(
        of author: EmailAddress?, _ organisations: [String], besides messageID: String?,
        at now: Int64, _ session: any LedgerSession
    ) throws {
        let moment: [any SQLConvertible] = [now, DecisionTable.letter(messageID ?? "")]
        let names = author.map(CorrespondentTable.names) ?? []
        for first in stride(from: 0, to: organisations.count, by: Self.mostTogether) {
            let some = organisations[first...].prefix(Self.mostTogether).paddedToPowerOfTwo
            let size = Size(names: names.count, organisations: some.count)
            note(try session.rows(Self.statement.of(size), moment + names + some))
        }
    }

    /// SQLite takes at most 500 parts of a statement.
    private static let mostTogether = 32

    private mutating func note(_ rows: [LedgerRow]) {
        for row in rows {
            switch Kind(rawValue: row.number(0)) {
            case .known: isAuthorKnown = true
            case .answered: answer = [answer, row.integer(1)].compactMap(\.self).max()
            case .refused: isRefused = true
            case .wrote:
                letters.append(DatedLetter(letter: row.number(2), seconds: row.number(1)))
            case nil: break
            }
        }
    }

    /// What a row tells.
    private enum Kind: Int64 {
        case known, answered, refused, wrote
    }

    /// Of whom is asked.
    private struct Size: Hashable {
        let names: Int
        let organisations: Int
    }

    /// The values are the moment, the letter's own number, the names, and the organisations.
    private static let statement = StatementText<Size> { size in
        let places = 3..<3 + size.names + size.organisations
        return union(
            places.prefix(size.names).map(known) + places.dropFirst(size.names).map(deeds))
    }

    private static func known(place: Int) -> String {
        "SELECT \(Kind.known.rawValue), since, since FROM correspondent WHERE who = ?\(place)"
    }

    /// What the organisation in a place did, and what was done to it.
    private static func deeds(place: Int) -> String {
        """
        SELECT \(Kind.answered.rawValue), max(seconds), NULL FROM letter
        WHERE organisation = ?\(place) AND seconds <= ?1
        UNION ALL
        SELECT \(Kind.refused.rawValue), seconds, NULL FROM refusal
        WHERE organisation = ?\(place) AND expires > ?1
        UNION ALL
        \(letters(place: place, order: "DESC", limit: mostCounted))
        UNION ALL
        \(letters(place: place, order: "ASC", limit: 1))
        """
    }

    /// Whoever writes every day is counted no further back than this.
    private static let mostCounted = 30

    /// The letters up to now but for one; what is a repetition has no number, and so is none that
    /// differs.
    private static func letters(place: Int, order: String, limit: Int) -> String {
        """
        SELECT \(Kind.wrote.rawValue), seconds, letter
        FROM (SELECT seconds, letter FROM decision
              WHERE organisation = ?\(place) AND seconds <= ?1 AND letter <> ?2
              ORDER BY seconds \(order) LIMIT \(limit)) AS earlier
        """
    }
}

/// A letter by its number, and when it was handed over.
struct DatedLetter {
    let letter: Int64
    let seconds: Int64
}
