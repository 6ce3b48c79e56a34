/// What the learned evidence saw in letters, so that the manager's word about one can become a lesson.
///
/// It is kept for a while only. It is numbers; nothing of the wording can be read from them.
struct ReadingTable {
    let session: any LedgerSession

    func add(_ octets: [UInt8], of decision: String, expires: Int64) throws {
        try session.execute(
            """
            INSERT INTO reading (decision, octets, expires) VALUES (?, ?, ?)
            ON CONFLICT (decision) DO UPDATE SET
              octets = excluded.octets, expires = excluded.expires
            """, [decision, octets, expires])
    }

    func find(_ decision: String) throws -> [UInt8]? {
        try session.row("SELECT octets FROM reading WHERE decision = ?", [decision])?.octets(0)
    }
}
