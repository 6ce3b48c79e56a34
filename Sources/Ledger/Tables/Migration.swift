/// One change of the tables; those that were made are remembered by name.
struct Migration {
    let name: String
    let statements: [String]

    /// Makes the changes that the database has not seen yet.
    ///
    /// Throws `LedgerError.tooNew` where it has seen one that is not listed.
    static func migrate(_ database: any LedgerDatabase) throws {
        let known = all.map(\.name)
        if let made = try? database.read(names), made == known { return }
        try database.write { session in
            try session.execute(
                """
                CREATE TABLE IF NOT EXISTS migration
                (number BIGINT PRIMARY KEY, name TEXT NOT NULL)
                """)
            let made = try names(session)
            let strange = made.filter { !known.contains($0) }
            guard strange.isEmpty else { throw LedgerError.tooNew(strange) }
            for (number, migration) in all.enumerated() where !made.contains(migration.name) {
                for statement in migration.statements { try session.execute(statement) }
                try session.execute(
                    "INSERT INTO migration (number, name) VALUES (?, ?)",
                    [number + 1, migration.name])
            }
        }
    }

    private static func names(_ session: any LedgerSession) throws -> [String] {
        try session.rows("SELECT name FROM migration ORDER BY number", []).map { $0.string(0) }
    }
}
