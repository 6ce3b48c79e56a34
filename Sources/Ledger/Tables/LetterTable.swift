/// To whom the house wrote when, a row for each recipient.
struct LetterTable {
    let session: any LedgerSession

    /// A letter that is noted again is no second one.
    func add(messageID: String?, to who: Who, at now: Int64, expires: Int64) throws {
        if let messageID {
            let isKnown = try session.has(
                "SELECT 1 FROM letter WHERE messageID = ? AND address = ?",
                [messageID, who.description])
            if isKnown { return }
        }
        try session.execute(
            """
            INSERT INTO letter (messageID, address, organisation, isFromHouse, seconds, expires)
            VALUES (?, ?, ?, 1, ?, ?)
            """, [messageID, who.description, who.organisation, now, expires])
    }

    /// In the order of time.
    func list(to organisation: String) throws -> [Dossier.HouseEntry] {
        try session.rows(
            """
            SELECT address, seconds FROM letter WHERE organisation = ?
            ORDER BY seconds, address LIMIT 1000
            """, [organisation]
        ).map { Dossier.HouseEntry(address: $0.string(0), seconds: $0.number(1)) }
    }
}
