import MailModel
import PitchFilter

/// The wording of letters that were not delivered, to know them again from another mailbox.
struct TextTable {
    let session: any LedgerSession

    /// So many of the places are looked up at most where one of the runs of words stands; each letter
    /// has three.
    private static let mostLookedUp = 600

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
        guard let key = sketch.keys.first else { return }
        let repetitions = try session.rows(
            """
            SELECT id, sketch
            FROM (SELECT text FROM shingle WHERE hash = ? LIMIT \(Self.mostLookedUp)) AS place
            CROSS JOIN text WHERE id = place.text AND id <> ? AND address = ? AND sketch = ?
            """, [Int64(key), id, address, sketch.octets])
        try remove(repetitions)
    }

    /// The wording of a letter, where it is remembered.
    func sketch(of decision: DecisionRecord) throws -> TextSketch? {
        try session.row("SELECT sketch FROM text WHERE id = ?", [hash(of: decision.id.utf8)])
            .flatMap { TextSketch(octets: $0.octets(0)) }
    }

    /// The organisations that sent the same letter before.
    ///
    /// A text stands there once for each run of words that it shares.
    func organisations(like sketch: TextSketch, at now: Int64) throws -> Set<String> {
        let rows = try session.rows(
            Self.likeness.of(sketch.candidates.count),
            sketch.candidates.map { Int64($0) } + [now])
        let addresses = rows.filter { TextSketch(octets: $0.octets(1))?.isAlike(sketch) ?? false }
            .map { $0.string(0) }
        return Set(Set(addresses).compactMap { EmailAddress($0).map(Domains.organisation) })
    }

    private static let likeness = StatementText { hashes in
        let places = union(
            (1...hashes).map { "SELECT text FROM shingle WHERE hash = ?\($0)" })
        return """
            SELECT address, sketch FROM (\(places) LIMIT \(mostLookedUp)) AS place
            CROSS JOIN text WHERE id = place.text AND seconds <= ?\(hashes + 1)
            """
    }

    /// Removes the texts that a condition names; returns how many.
    func remove(where condition: String, _ values: [any SQLConvertible]) throws -> Int {
        let rows = try session.rows("SELECT id, sketch FROM text WHERE \(condition)", values)
        try remove(rows)
        return rows.count
    }

    /// Removes the texts of which these are the numbers and the wordings.
    private func remove(_ rows: [LedgerRow]) throws {
        for row in rows {
            let id = row.number(0)
            for key in TextSketch(octets: row.octets(1))?.keys ?? [] {
                try session.execute(
                    "DELETE FROM shingle WHERE hash = ? AND text = ?", [Int64(key), id])
            }
            try session.execute("DELETE FROM text WHERE id = ?", [id])
        }
    }
}
