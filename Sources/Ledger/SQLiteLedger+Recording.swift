import GRDB

extension SQLiteLedger {
    package func record(_ decision: DecisionRecord) throws {
        let expires = Self.expiry(decision.seconds, days: retention.decisions)
        try database.write { db in
            try Self.insert(decision, expires: expires, db)
            try db.execute(
                sql: """
                    INSERT INTO letter
                    (messageID, address, organisation, isFromHouse, seconds, expires)
                    SELECT ?, ?, ?, 0, ?, ? WHERE NOT EXISTS
                    (SELECT 1 FROM letter WHERE messageID = ? AND address = ?)
                    """,
                arguments: [
                    decision.messageID, decision.address, decision.organisation, decision.seconds,
                    expires, decision.messageID, decision.address,
                ])
        }
    }

    /// A message that the MTA hands over again replaces its first entry.
    private static func insert(
        _ decision: DecisionRecord, expires: Int64, _ db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO decision
                (id, messageID, address, organisation, subject, seconds, verdict, hundredths,
                 rules, expires)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                decision.id, decision.messageID, decision.address, decision.organisation,
                decision.subject, decision.seconds, decision.verdict, decision.hundredths,
                decision.rules.joined(separator: " "), expires,
            ])
    }

    package func recordHouseLetter(
        messageID: String?, to addresses: [Who], at now: Int64
    ) throws {
        let expires = Self.expiry(now, days: retention.decisions)
        try database.write { db in
            for who in addresses {
                try Self.insert(who, origin: "house-wrote", at: now, db)
                try db.execute(
                    sql: """
                        INSERT INTO letter
                        (messageID, address, organisation, isFromHouse, seconds, expires)
                        VALUES (?, ?, ?, 1, ?, ?)
                        """,
                    arguments: [messageID, who.description, who.organisation, now, expires])
            }
        }
    }

    package func expire(at now: Int64) throws {
        try database.write { db in
            for table in ["letter", "decision", "refusal"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE expires <= ?", arguments: [now])
            }
        }
    }

    /// True where they were not known before.
    @discardableResult
    static func insert(
        _ who: Who, origin: String, at now: Int64, _ db: Database
    ) throws -> Bool {
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO correspondent (who, organisation, origin, since)
                VALUES (?, ?, ?, ?)
                """, arguments: [who.description, who.organisation, origin, now])
        return db.changesCount > 0
    }
}
