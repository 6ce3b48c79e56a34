import GRDB
import GRDBSQLite

/// Statements on a connection.
///
/// They are stepped through here: GRDB's rows and arguments cost a letter more than SQLite's work.
struct SQLiteSession: LedgerSession {
    let cache: any StatementCache

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
    }

    /// All that `work` reads is from one moment; nothing is written.
    func snapshot<Result>(_ work: () throws -> Result) throws -> Result {
        try perform("BEGIN DEFERRED")
        // Where this fails the connection can begin no other, and the ledger is opened anew.
        defer { try? perform("COMMIT") }
        return try work()
    }

    /// Where `work` throws, or the end fails, nothing has happened.
    func transaction<Result>(_ work: () throws -> Result) throws -> Result {
        try perform("BEGIN IMMEDIATE")
        do {
            let result = try work()
            try perform("COMMIT")
            return result
        } catch {
            // After some failures SQLite has done so itself.
            try? perform("ROLLBACK")
            throw error
        }
    }

    private func perform(_ sql: String) throws {
        try run(sql, []) { _ in }
    }

    /// Returns how many rows were changed, where it changes any.
    @discardableResult
    private func run(
        _ sql: String, _ values: [any SQLConvertible], row: (SQLiteStatement) -> Void
    ) throws -> Int {
        let statement = try cache.statement(sql)
        defer { sqlite3_reset(statement) }
        for (index, value) in values.enumerated() {
            try check(value.sqlValue.bind(to: statement, at: CInt(index + 1)), statement)
        }
        var code = sqlite3_step(statement)
        while code == SQLITE_ROW {
            row(statement)
            code = sqlite3_step(statement)
        }
        try check(code == SQLITE_DONE ? SQLITE_OK : code, statement)
        return Int(sqlite3_changes64(sqlite3_db_handle(statement)))
    }

    private func check(_ code: CInt, _ statement: SQLiteStatement) throws {
        guard code != SQLITE_OK else { return }
        let connection = sqlite3_db_handle(statement)
        throw DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: String(cString: sqlite3_errmsg(connection)),
            sql: String(cString: sqlite3_sql(statement)))
    }
}

/// A connection with the statements that were compiled for it, each once.
protocol StatementCache {
    func statement(_ sql: String) throws -> SQLiteStatement
}

extension Database: StatementCache {
    func statement(_ sql: String) throws -> SQLiteStatement {
        try cachedStatement(sql: sql).sqliteStatement
    }
}

extension SQLValue {
    fileprivate init(_ statement: SQLiteStatement, column: CInt) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER, SQLITE_FLOAT:
            self = .integer(sqlite3_column_int64(statement, column))
        case SQLITE_TEXT: self = .text(String(sqliteStatement: statement, index: column))
        case SQLITE_BLOB:
            let octets = UnsafeRawBufferPointer(
                start: sqlite3_column_blob(statement, column),
                count: Int(sqlite3_column_bytes(statement, column)))
            self = .octets(Array(octets))
        default: self = .null
        }
    }

    /// `SQLITE_TRANSIENT`, which is a macro.
    private static var toBeCopied: sqlite3_destructor_type {
        unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }

    fileprivate func bind(to statement: SQLiteStatement, at index: CInt) -> CInt {
        switch self {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let number): sqlite3_bind_int64(statement, index, number)
        case .text(var text):
            text.withUTF8 {
                sqlite3_bind_text(
                    statement, index, $0.baseAddress, CInt($0.count), Self.toBeCopied)
            }
        case .octets(let octets):
            octets.withUnsafeBufferPointer {
                sqlite3_bind_blob(
                    statement, index, $0.baseAddress, CInt($0.count), Self.toBeCopied)
            }
        }
    }
}
