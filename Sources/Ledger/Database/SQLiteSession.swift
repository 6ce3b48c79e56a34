import Foundation
import GRDB
import GRDBSQLite

/// Statements on a connection.
///
/// They are stepped through here: GRDB's rows and arguments cost a letter more than SQLite's work.
struct SQLiteSession: LedgerSession {
    let database: Database

    func rows(_ sql: String, _ values: [any SQLConvertible]) throws -> [LedgerRow] {
        var rows: [LedgerRow] = []
        try run(sql, values) { statement in
            let columns = 0..<sqlite3_column_count(statement)
            rows.append(LedgerRow(values: columns.map { SQLValue(statement, column: $0) }))
        }
        return rows
    }

    func execute(_ sql: String, _ values: [any SQLConvertible]) throws -> Int {
        try run(sql, values) { _ in }
        return database.changesCount
    }

    /// All that `work` reads is from one moment; nothing is written.
    func snapshot<Result>(_ work: () throws -> Result) throws -> Result {
        try run("BEGIN DEFERRED", []) { _ in }
        // Where this fails the connection can begin no other, and the ledger is opened anew.
        defer { try? run("COMMIT", []) { _ in } }
        return try work()
    }

    /// Where `work` throws, or the end fails, nothing has happened.
    func transaction<Result>(_ work: () throws -> Result) throws -> Result {
        try run("BEGIN IMMEDIATE", []) { _ in }
        do {
            let result = try work()
            try run("COMMIT", []) { _ in }
            return result
        } catch {
            // After some failures SQLite has done so itself.
            try? run("ROLLBACK", []) { _ in }
            throw error
        }
    }

    private func run(
        _ sql: String, _ values: [any SQLConvertible], row: (SQLiteStatement) -> Void
    ) throws {
        let statement = try database.cachedStatement(sql: sql).sqliteStatement
        defer { sqlite3_reset(statement) }
        for (index, value) in values.enumerated() {
            try check(value.sqlValue.bind(to: statement, at: CInt(index + 1)), sql)
        }
        var code = sqlite3_step(statement)
        while code == SQLITE_ROW {
            row(statement)
            code = sqlite3_step(statement)
        }
        try check(code == SQLITE_DONE ? SQLITE_OK : code, sql)
    }

    private func check(_ code: CInt, _ sql: String) throws {
        guard code != SQLITE_OK else { return }
        let connection = database.sqliteConnection
        throw DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: String(cString: sqlite3_errmsg(connection)), sql: sql)
    }
}

extension SQLValue {
    fileprivate init(_ statement: SQLiteStatement, column: CInt) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER, SQLITE_FLOAT:
            self = .integer(sqlite3_column_int64(statement, column))
        case SQLITE_TEXT: self = .text(String(sqliteStatement: statement, index: column))
        case SQLITE_BLOB: self = .octets(Array(Data(sqliteStatement: statement, index: column)))
        default: self = .null
        }
    }

    fileprivate func bind(to statement: SQLiteStatement, at index: CInt) -> CInt {
        switch self {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let number): sqlite3_bind_int64(statement, index, number)
        case .text(let text): text.bind(to: statement, at: index)
        case .octets(let octets): Data(octets).bind(to: statement, at: index)
        }
    }
}
