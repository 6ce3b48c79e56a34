/// Automatic replies, from their being due to their fate.
struct ReplyTable {
    let session: any LedgerSession

    private static let columns = """
        id, letter, organisation, address, messageID, decisionID, created, due, state, attempts, \
        lastError, message, original, expires, isDraft
        """

    /// A reply that did not come to be, or that the manager stopped, keeps no other from being sent.
    private static let stopped = "('cancelled', 'refused')"

    /// False where the letter, or the organisation since then, has its reply already.
    func add(_ reply: StoredReply, unlessRepliedSince earliest: Int64) throws -> Bool {
        let isAnswered = try session.has(
            """
            SELECT 1 FROM reply WHERE letter = ? OR
              (organisation = ? AND created > ? AND expires > ? AND state NOT IN \(Self.stopped))
            """, [reply.key, reply.organisation, earliest, reply.created])
        guard !isAnswered else { return false }
        try session.execute(
            "INSERT INTO reply (\(Self.columns)) VALUES (\(marks(15)))",
            [
                reply.id, reply.key, reply.organisation, reply.address, reply.messageID,
                reply.decisionID, reply.created, reply.due, reply.state, reply.attempts,
                reply.lastError, reply.message, reply.original, reply.expires,
                reply.isDraft ? 1 : 0,
            ])
        return true
    }

    func find(_ id: String) throws -> StoredReply? {
        try session.row("SELECT \(Self.columns) FROM reply WHERE id = ?", [id])
            .map(StoredReply.init)
    }

    func due(at now: Int64, limit: Int) throws -> [StoredReply] {
        try session.rows(
            """
            SELECT \(Self.columns) FROM reply WHERE state = 'waiting' AND due <= ?
            ORDER BY due, id LIMIT ?
            """, [now, limit]
        ).map(StoredReply.init)
    }

    /// Newest first.
    func list(since: Int64, state: String?, limit: Int) throws -> [StoredReply] {
        let condition = state == nil ? "" : "AND state = ?"
        return try session.rows(
            """
            SELECT \(Self.columns) FROM reply WHERE created >= ? \(condition)
            ORDER BY created DESC, id DESC LIMIT ?
            """, [since] + [state].compactMap(\.self) + [limit]
        ).map(StoredReply.init)
    }

    func count(since: Int64, organisation: String?, states: [String]) throws -> Int {
        guard !states.isEmpty else { return 0 }
        let condition = organisation == nil ? "" : "AND organisation = ?"
        let row = try session.row(
            """
            SELECT count(*) FROM reply
            WHERE created >= ? AND state IN (\(marks(states.count))) \(condition)
            """, [since] + states + [organisation].compactMap(\.self))
        return Int(row?.number(0) ?? 0)
    }
}

extension StoredReply {
    /// Reads the columns in their order.
    fileprivate init(_ row: LedgerRow) {
        self.init(
            id: row.string(0), key: row.string(1), organisation: row.string(2),
            address: row.string(3), messageID: row.text(4), decisionID: row.string(5),
            created: row.number(6), due: row.number(7), state: row.string(8),
            attempts: Int(row.number(9)), lastError: row.string(10), message: row.octets(11),
            original: row.octets(12), expires: row.number(13), isDraft: row.number(14) != 0)
    }
}
