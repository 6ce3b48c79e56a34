import Foundation
import GRDB

/// A SQLite file: one writer, readers who never wait (WAL).
package struct SQLiteDatabase: LedgerDatabase {
    private let database: any DatabaseWriter

    /// Opens the file, making it where there is none.
    ///
    /// `patience` is how many seconds to wait for others who write.
    package init(path: String, patience: Double = 2) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            // A write-ahead log of 40 MB is copied back once, not forty times; letters come with
            // new pages of many indexes each.
            try database.execute(
                sql: "PRAGMA wal_autocheckpoint = 10000; PRAGMA cache_size = -8000")
        }
        database = try Self.told { try DatabasePool(path: path, configuration: configuration) }
    }

    /// A database that is gone with the process.
    package init() throws {
        database = try DatabaseQueue()
    }

    package func read<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result {
        try Self.told { try database.read { try work(SQLiteSession(database: $0)) } }
    }

    package func write<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result {
        try Self.told { try database.write { try work(SQLiteSession(database: $0)) } }
    }

    package func close() throws {
        try Self.told { try database.close() }
    }

    private static func told<Result>(_ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch let error as DatabaseError {
            let text = "SQLite error \(error.extendedResultCode.rawValue): \(error.message ?? "")"
            switch error.resultCode {
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: throw LedgerError.damaged(text)
            default: throw LedgerError.failed(text)
            }
        }
    }
}

private struct SQLiteSession: LedgerSession {
    let database: Database

    func rows(_ sql: String, _ values: [any SQLConvertible]) throws -> [LedgerRow] {
        let statement = try database.cachedStatement(sql: sql)
        return try Row.fetchAll(statement, arguments: arguments(values)).map { row in
            LedgerRow(values: row.databaseValues.map(SQLValue.init))
        }
    }

    func execute(_ sql: String, _ values: [any SQLConvertible]) throws -> Int {
        try database.cachedStatement(sql: sql).execute(arguments: arguments(values))
        return database.changesCount
    }

    private func arguments(_ values: [any SQLConvertible]) -> StatementArguments {
        StatementArguments(values.map(\.sqlValue.databaseValue))
    }
}

extension SQLValue {
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .integer(Int64(number))
        case .string(let text): self = .text(text)
        case .blob(let data): self = .octets(Array(data))
        }
    }

    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .octets(let octets): Data(octets).databaseValue
        }
    }
}
