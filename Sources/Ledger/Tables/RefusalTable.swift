/// Which organisations were told no.
struct RefusalTable {
    let session: any LedgerSession

    /// A later no counts from its own day.
    func add(_ organisation: String, origin: String, at now: Int64, expires: Int64) throws {
        try session.execute(
            """
            INSERT INTO refusal (organisation, origin, seconds, expires) VALUES (?, ?, ?, ?)
            ON CONFLICT (organisation) DO UPDATE SET
              origin = excluded.origin, seconds = excluded.seconds, expires = excluded.expires
            """, [organisation, origin, now, expires])
    }

    /// One that still stands; without a moment, one that is written down.
    func find(_ organisation: String, at now: Int64 = 0) throws -> Dossier.Note? {
        try session.row(
            """
            SELECT organisation, origin, seconds FROM refusal
            WHERE organisation = ? AND expires > ?
            """, [organisation, now]
        ).map { Dossier.Note(who: $0.string(0), origin: $0.string(1), seconds: $0.number(2)) }
    }

    /// True where there was one.
    @discardableResult
    func remove(_ organisation: String) throws -> Bool {
        try session.execute("DELETE FROM refusal WHERE organisation = ?", [organisation]) > 0
    }
}
