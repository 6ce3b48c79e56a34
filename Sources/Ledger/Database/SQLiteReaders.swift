import Dispatch
import GRDB
import Synchronization

/// Connections that only read, each for one at a time; opened when they are needed.
///
/// GRDB's own pool asks for the version of the schema and compiles a transaction's beginning and end
/// for each read; a letter asks for little, so that was half of its time.
final class SQLiteReaders: Sendable {
    private let path: String
    private let configuration: Configuration
    private let state = Mutex(State())
    /// Whoever comes when all of them are in use waits for one.
    private let places = DispatchSemaphore(value: most)
    private static let most = 4

    private struct State {
        var idle: [SQLiteReader] = []
        var isClosed = false
    }

    init(path: String, configuration: Configuration) {
        self.path = path
        self.configuration = configuration
    }

    /// Has one of them to itself for as long as `work` takes.
    func use<Result>(_ work: (SQLiteReader) throws -> Result) throws -> Result {
        places.wait()
        defer { places.signal() }
        let reader = try take()
        defer { state.withLock { $0.idle.append(reader) } }
        return try work(reader)
    }

    /// Waits for those who read: then all are idle.
    func close() throws {
        let wasClosed = state.withLock { state in
            defer { state.isClosed = true }
            return state.isClosed
        }
        if wasClosed { return }
        for _ in 0..<Self.most { places.wait() }
        defer { for _ in 0..<Self.most { places.signal() } }
        for reader in state.withLock({ $0.idle }) { try reader.close() }
    }

    private func take() throws -> SQLiteReader {
        try state.withLock { state in
            if state.isClosed { throw LedgerError.failed("it is closed") }
            if let reader = state.idle.popLast() { return reader }
            var configuration = configuration
            configuration.readonly = true
            // What a connection is left with by a failure is no reason to die.
            configuration.allowsUnsafeTransactions = true
            return try SQLiteReader(path: path, configuration: configuration)
        }
    }
}

/// A connection that is only used by whoever has it to himself.
///
/// GRDB opens it and compiles its statements; they are stepped through without GRDB's queue, which
/// would take longer than many an answer.
final class SQLiteReader: StatementCache, Sendable {
    private let queue: DatabaseQueue
    private let statements = Mutex<[String: Statement]>([:])

    fileprivate init(path: String, configuration: Configuration) throws {
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    func statement(_ sql: String) throws -> SQLiteStatement {
        try statements.withLock { statements in
            if let statement = statements[sql] { return statement.sqliteStatement }
            let statement = try queue.inDatabase { try $0.makeStatement(sql: sql) }
            statements[sql] = statement
            return statement.sqliteStatement
        }
    }

    fileprivate func close() throws {
        statements.withLock { $0 = [:] }
        try queue.close()
    }
}
