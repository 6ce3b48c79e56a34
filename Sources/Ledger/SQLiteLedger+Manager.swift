import GRDB

extension SQLiteLedger {
    package func allow(_ who: Who, origin: String, at now: Int64) throws -> Bool {
        try database.write { db in
            try db.execute(
                sql: "DELETE FROM refusal WHERE organisation = ?", arguments: [who.organisation])
            return try Self.insert(who, origin: origin, at: now, db)
        }
    }

    package func refuse(_ who: Who, origin: String, at now: Int64) throws {
        let expires = Self.expiry(now, days: retention.refusals)
        try database.write { db in
            try db.execute(
                sql: "DELETE FROM correspondent WHERE who = ?", arguments: [who.description])
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO refusal (organisation, origin, seconds, expires)
                    VALUES (?, ?, ?, ?)
                    """, arguments: [who.organisation, origin, now, expires])
        }
    }

    package func forget(_ who: Who) throws -> Int {
        try database.write { db in
            var removed = 0
            func remove(_ sql: String, _ arguments: StatementArguments) throws {
                try db.execute(sql: sql, arguments: arguments)
                removed += db.changesCount
            }
            switch who {
            case .address(let address):
                try remove("DELETE FROM correspondent WHERE who = ?", [address])
                try remove("DELETE FROM letter WHERE address = ?", [address])
                try remove("DELETE FROM decision WHERE address = ?", [address])
                try remove("DELETE FROM refusal WHERE organisation = ?", [address])
            case .domain(let name):
                let inside = "%@" + name.likeEscaped
                let below = "%." + name.likeEscaped
                for (table, column) in [
                    ("correspondent", "who"), ("letter", "address"), ("decision", "address"),
                ] {
                    try remove(
                        """
                        DELETE FROM \(table)
                        WHERE \(column) LIKE ? ESCAPE '\\' OR \(column) LIKE ? ESCAPE '\\'
                        """, [inside, below])
                }
                try remove("DELETE FROM refusal WHERE organisation = ?", [who.organisation])
            }
            return removed
        }
    }

    package func decision(_ identifier: String) throws -> DecisionRecord? {
        let bare = identifier.trimmingBrackets
        return try database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT * FROM decision WHERE id = ? OR messageID = ?",
                arguments: [bare, bare]
            ).map(DecisionRecord.init)
        }
    }

    package func decisions(since: Int64, about who: Who?, limit: Int) throws -> [DecisionRecord] {
        try database.read { db in
            let condition = who == nil ? "" : "AND (organisation = ? OR address = ?)"
            var arguments: StatementArguments = [since]
            if let who { arguments += [who.organisation, who.description] }
            arguments += [limit]
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM decision WHERE seconds >= ? \(condition)
                    ORDER BY seconds DESC, id DESC LIMIT ?
                    """, arguments: arguments
            ).map(DecisionRecord.init)
        }
    }

    package func summary() throws -> LedgerSummary {
        try database.read { db in
            var summary = LedgerSummary()
            summary.decisions = try Int.fetchOne(db, sql: "SELECT count(*) FROM decision") ?? 0
            summary.correspondents =
                try Int.fetchOne(db, sql: "SELECT count(*) FROM correspondent") ?? 0
            summary.refusals = try Int.fetchOne(db, sql: "SELECT count(*) FROM refusal") ?? 0
            return summary
        }
    }
}

extension DecisionRecord {
    init(_ row: Row) {
        let rules: String = row["rules"]
        self.init(
            id: row["id"], messageID: row["messageID"], address: row["address"],
            organisation: row["organisation"], subject: row["subject"], seconds: row["seconds"],
            verdict: row["verdict"], hundredths: row["hundredths"],
            rules: rules.split(separator: " ").map(String.init))
    }
}

extension String {
    /// For LIKE: `%`, `_` and `\` stand for themselves.
    fileprivate var likeEscaped: String {
        reduce(into: "") { text, character in
            if "%_\\".contains(character) { text.append("\\") }
            text.append(character)
        }
    }

    fileprivate var trimmingBrackets: String {
        hasPrefix("<") && hasSuffix(">") ? String(dropFirst().dropLast()) : self
    }
}
