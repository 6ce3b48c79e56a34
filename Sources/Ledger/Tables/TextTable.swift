import MailModel
import PitchFilter

/// The wording of letters that were not delivered, to know them again from another mailbox.
struct TextTable {
    let session: any LedgerSession

    /// So many of the places are looked up at most where one of the runs of words stands; each letter
    /// has three.
    private static let mostLookedUp = 600
    /// So many of them are compared, the latest.
    private static let mostCompared = 64

    /// A letter that is handed over again is no second one; one that its sender sent again takes
    /// the place of the earlier one, so that nobody fills the table with the same words.
    func add(_ sketch: TextSketch, of decision: DecisionRecord, expires: Int64) throws {
        let id = hash(of: decision.id.utf8)
        let isNew = try session.execute(
            """
            INSERT INTO text (id, address, seconds, expires, sketch)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """, [id, decision.address, decision.seconds, expires, sketch.octets])
        guard isNew > 0 else { return }
        try removeRepetitions(of: id, sketch, from: decision.address)
        for key in sketch.keys {
            try session.execute("INSERT INTO shingle (hash, text) VALUES (?, ?)", [Int64(key), id])
        }
    }

    private func removeRepetitions(
        of id: Int64, _ sketch: TextSketch, from address: String
    ) throws {
        let condition = """
            id IN (SELECT text FROM shingle WHERE hash = ? LIMIT \(Self.mostLookedUp))
            AND id <> ? AND address = ? AND sketch = ?
            """
        guard let key = sketch.keys.first else { return }
        _ = try remove(where: condition, [Int64(key), id, address, sketch.octets])
    }

    /// The wording of a letter, where it is remembered.
    func sketch(of decision: DecisionRecord) throws -> TextSketch? {
        try session.row("SELECT sketch FROM text WHERE id = ?", [hash(of: decision.id.utf8)])
            .flatMap { TextSketch(octets: $0.octets(0)) }
    }

    /// The organisations that sent the same letter before.
    ///
    /// DISTINCT, or a join with the places, has SQLite make a table first, which takes ten times as
    /// long as all else.
    func organisations(like sketch: TextSketch, at now: Int64) throws -> Set<String> {
        let rows = try session.rows(
            """
            SELECT address, sketch FROM text
            WHERE id IN (SELECT text FROM shingle
                         WHERE hash IN (\(marks(sketch.hashes.count)))
                         LIMIT \(Self.mostLookedUp))
              AND seconds <= ?
            ORDER BY seconds DESC, id LIMIT \(Self.mostCompared)
            """, sketch.hashes.map { Int64($0) } + [now])
        return Set(
            rows.filter { TextSketch(octets: $0.octets(1))?.isAlike(sketch) ?? false }
                .compactMap { EmailAddress($0.string(0)).map(Domains.organisation) })
    }

    /// Removes the texts that a condition names; returns how many.
    func remove(where condition: String, _ values: [any SQLConvertible]) throws -> Int {
        let rows = try session.rows("SELECT id, sketch FROM text WHERE \(condition)", values)
        for row in rows {
            let id = row.number(0)
            for key in TextSketch(octets: row.octets(1))?.keys ?? [] {
                try session.execute(
                    "DELETE FROM shingle WHERE hash = ? AND text = ?", [Int64(key), id])
            }
            try session.execute("DELETE FROM text WHERE id = ?", [id])
        }
        return rows.count
    }
}
