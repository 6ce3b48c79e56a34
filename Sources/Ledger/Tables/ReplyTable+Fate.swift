extension ReplyTable {
    /// True for one of all that try: "waiting" becomes "sending".
    func claim(_ id: String, at now: Int64, until: Int64) throws -> Bool {
        try session.execute(
            """
            UPDATE reply SET state = 'sending', claimed = ?
            WHERE id = ? AND state = 'waiting' AND due <= ?
            """, [until, id, now]) > 0
    }

    /// Puts back what somebody claimed and did not finish in time; returns how many.
    func releaseClaims(at now: Int64) throws -> Int {
        try session.execute(
            """
            UPDATE reply SET state = 'waiting', claimed = NULL
            WHERE state = 'sending' AND claimed <= ?
            """, [now])
    }

    /// Only for whoever claimed it last; the claim holds through the hand-over, and ends otherwise.
    func update(
        _ id: String, claimed: Int64, state: String, attempts: Int, due: Int64, error: String
    ) throws -> Bool {
        let claimedFurther = state == "handing" ? claimed : nil
        return try session.execute(
            """
            UPDATE reply SET state = ?, attempts = ?, due = ?, lastError = ?, claimed = ?
            WHERE id = ? AND claimed = ? AND state IN ('sending', 'handing')
            """, [state, attempts, due, error, claimedFurther, id, claimed]) > 0
    }

    /// Only what waits can be stopped.
    func cancel(_ id: String) throws -> Bool {
        try session.execute(
            "UPDATE reply SET state = 'cancelled' WHERE id = ? AND state = 'waiting'", [id]) > 0
    }

    func markSent(_ id: String) throws {
        try session.execute(
            "UPDATE reply SET state = 'sent', lastError = '', claimed = NULL WHERE id = ?", [id])
    }

    /// `name` is a reply's id or the key of its letter.
    func markBounced(_ name: String, at now: Int64) throws {
        try session.execute(
            "UPDATE reply SET bounced = ? WHERE (id = ? OR letter = ?) AND bounced IS NULL",
            [now, name, name])
    }

    func bounces(since: Int64) throws -> Int {
        Int(
            try session.row("SELECT count(*) FROM reply WHERE bounced >= ?", [since])?.number(0)
                ?? 0)
    }

    func hasBounced(_ address: String) throws -> Bool {
        try session.has(
            "SELECT 1 FROM reply WHERE address = ? AND bounced IS NOT NULL LIMIT 1", [address])
    }
}
