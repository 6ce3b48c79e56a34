/// What was decided about each letter, for the manager to read.
struct DecisionTable {
    let session: any LedgerSession

    private static let columns = DecisionRecord.columns.joined(separator: ", ")

    /// A letter's number: the same under whatever id it is handed over.
    ///
    /// Two letters that share a number are taken for one. Half of the digits are enough to tell an
    /// organisation's letters apart, and take half the room.
    static func letter(_ name: String) -> Int64 {
        Int64(Int32(truncatingIfNeeded: hash(of: name.utf8)))
    }

    static func letter(of decision: DecisionRecord) -> Int64 {
        letter(decision.messageID ?? decision.id)
    }

    /// A message that the MTA hands over again replaces its first entry.
    ///
    /// A letter that comes under another id again has no number there, so that it is counted once.
    func add(_ decision: DecisionRecord, expires: Int64) throws {
        try session.execute(
            Self.addition, decision.values + [Self.letter(of: decision), expires])
    }

    /// The values are those of the columns in their order, the letter's number, and when it expires.
    private static let addition = """
        INSERT INTO decision (\(columns), letter, expires)
        VALUES (\((1...10).map { "?\($0)" }.joined(separator: ", ")),
          CASE WHEN EXISTS (SELECT 1 FROM decision
                            WHERE messageID = ?2 AND organisation = ?4 AND id <> ?1
                              AND letter IS NOT NULL)
               THEN NULL ELSE CAST(?11 AS BIGINT) END, ?12)
        ON CONFLICT (id) DO UPDATE SET
          messageID = excluded.messageID, address = excluded.address,
          organisation = excluded.organisation, subject = excluded.subject,
          seconds = excluded.seconds, verdict = excluded.verdict,
          hundredths = excluded.hundredths, rules = excluded.rules, gate = excluded.gate,
          letter = excluded.letter, expires = excluded.expires
        """

    /// The one with this id, or about the message with this Message-ID.
    func find(_ identifier: String) throws -> DecisionRecord? {
        try session.row(
            """
            SELECT \(Self.columns) FROM decision WHERE id = ? OR messageID = ?
            ORDER BY seconds DESC LIMIT 1
            """, [identifier, identifier]
        ).map(DecisionRecord.init)
    }

    /// Those of one organisation, newest first, each letter once.
    func list(since: Int64, from organisation: String, limit: Int) throws -> [DecisionRecord] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM decision
            WHERE seconds >= ? AND organisation = ? AND letter IS NOT NULL
            ORDER BY seconds DESC, id DESC LIMIT ?
            """, [since, organisation, limit]
        ).map(DecisionRecord.init)
    }

    /// Newest first.
    func list(since: Int64, about who: Who?, limit: Int) throws -> [DecisionRecord] {
        let condition = who == nil ? "" : "AND (organisation = ? OR address = ?)"
        let names = who.map { [$0.organisation, $0.description] } ?? []
        return try session.rows(
            """
            SELECT \(Self.columns) FROM decision WHERE seconds >= ? \(condition)
            ORDER BY seconds DESC, id DESC LIMIT ?
            """, [since] + names + [limit]
        ).map(DecisionRecord.init)
    }
}

extension DecisionRecord {
    /// The columns of what is read back with a decision.
    static let columns = [
        "id", "messageID", "address", "organisation", "subject", "seconds", "verdict",
        "hundredths", "rules", "gate",
    ]

    /// The columns' values.
    var values: [any SQLConvertible] {
        [
            id, messageID, address, organisation, subject, seconds, verdict, hundredths,
            rules.joined(separator: " "), gate,
        ]
    }

    /// Reads the columns in their order.
    init(_ row: LedgerRow) {
        self.init(
            id: row.string(0), messageID: row.text(1), address: row.string(2),
            organisation: row.string(3), subject: row.string(4), seconds: row.number(5),
            verdict: row.string(6), hundredths: Int(row.number(7)),
            rules: row.string(8).split(separator: " ").map(String.init))
        gate = row.text(9)
    }
}
