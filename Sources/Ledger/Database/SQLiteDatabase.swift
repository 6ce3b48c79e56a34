import GRDB

/// A SQLite file: one writer, readers who never wait (WAL).
package struct SQLiteDatabase: LedgerDatabase {
    private let writer: any DatabaseWriter
    /// None where the database is in memory: then the writer reads too.
    private let readers: SQLiteReaders?

    /// Opens the file, making it where there is none.
    ///
    /// `patience` is how many seconds to wait for others who write.
    package init(path: String, patience: Double = 2) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { database in
            // A write-ahead log of 40 MB is copied back once, not forty times; letters come with
            // new pages of many indexes each.
            try database.execute(
                sql: "PRAGMA wal_autocheckpoint = 10000; PRAGMA cache_size = -8000")
        }
        writer = try Self.told { try DatabasePool(path: path, configuration: configuration) }
        readers = SQLiteReaders(path: path, configuration: configuration)
    }

    /// A database that is gone with the process.
    package init() throws {
        writer = try DatabaseQueue()
        readers = nil
    }

    package func read<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result {
        try use { session in try session.snapshot { try work(session) } }
    }

    package func ask<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result {
        try use(work)
    }

    /// A connection that reads.
    private func use<Result: Sendable>(_ work: (SQLiteSession) throws -> Result) throws -> Result {
        try Self.told {
            if let readers { return try readers.use { try work(SQLiteSession(cache: $0)) } }
            return try writer.writeWithoutTransaction { try work(SQLiteSession(cache: $0)) }
        }
    }

    package func write<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result {
        try onWriter { database in
            let session = SQLiteSession(cache: database)
            return try session.transaction { try work(session) }
        }
    }

    /// What was removed is overwritten, and the write-ahead log, where it stands still, emptied.
    package func erase<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result {
        try onWriter { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        let result = try write(work)
        // Where somebody reads for long, the log is emptied later.
        try onWriter { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        return result
    }

    private func onWriter<Result: Sendable>(_ work: (Database) throws -> Result) throws -> Result {
        try Self.told { try writer.writeWithoutTransaction(work) }
    }

    package func close() throws {
        try Self.told {
            try readers?.close()
            try writer.close()
        }
    }

    private static func told<Result>(_ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch let error as DatabaseError {
            let text = "SQLite error \(error.extendedResultCode.rawValue): \(error.message ?? "")"
            switch error.resultCode {
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: throw LedgerError.damaged(text)
            case .SQLITE_BUSY, .SQLITE_LOCKED: throw LedgerError.busy(text)
            default: throw LedgerError.failed(text)
            }
        }
    }
}
