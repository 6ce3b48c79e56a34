/// The words that give a sender a second chance, once each.
struct WordTable {
    let session: any LedgerSession

    /// True the first time.
    func spend(
        _ word: String, organisation: String, at now: Int64, expires: Int64
    ) throws -> Bool {
        try session.execute(
            """
            INSERT INTO word (word, organisation, seconds, expires) VALUES (?, ?, ?, ?)
            ON CONFLICT (word) DO NOTHING
            """, [word, organisation, now, expires]) > 0
    }
}
