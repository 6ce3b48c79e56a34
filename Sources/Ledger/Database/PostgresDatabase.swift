import Synchronization

/// A database on a PostgreSQL server, which several hosts may share.
///
/// As in a SQLite file there is one writer at a time, on whatever host; so what is right there is
/// right here. Nothing waits longer than `PostgresConnection.timeLimit`.
package final class PostgresDatabase: LedgerDatabase {
    private let url: String
    /// Connections that nobody uses now; there are as many as were ever needed at once.
    private let idle = Mutex<[PostgresConnection]>([])

    private static let reading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    /// The lock ends with the transaction; ledgers in other schemas have locks of their own.
    private static let writing =
        "BEGIN; SELECT pg_advisory_xact_lock(1852796009, hashtext(current_schema()))"

    /// `url` is a connection URI of libpq, such as `postgresql://nopitch@db.example/nopitch`.
    package init(url: String) {
        self.url = url
    }

    package func read<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result {
        try transaction(Self.reading, work)
    }

    package func write<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result {
        try transaction(Self.writing, work)
    }

    /// Connections that are in use end with their use.
    package func close() {
        idle.withLock { $0 = [] }
    }

    private func transaction<Result: Sendable>(
        _ beginning: String, _ work: (any LedgerSession) throws -> Result
    ) throws -> Result {
        let connection = try begun(beginning)
        defer { if connection.isReusable { idle.withLock { $0.append(connection) } } }
        do {
            let result = try connection.use(work)
            try connection.run("COMMIT")
            return result
        } catch {
            connection.rollBack()
            throw error
        }
    }

    /// A connection with a transaction begun; those that died while idle are dropped.
    private func begun(_ beginning: String) throws -> PostgresConnection {
        while let connection = idle.withLock({ $0.popLast() }) {
            do {
                try connection.run(beginning)
                return connection
            } catch  where !connection.isAlive {
                continue
            }
        }
        let connection = try PostgresConnection(url: url)
        try connection.run(beginning)
        return connection
    }
}
