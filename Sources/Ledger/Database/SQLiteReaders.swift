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
    private let places = DispatchSemaphore(value: 4)

    private struct State {
        var all: [DatabaseQueue] = []
        var idle: [DatabaseQueue] = []
        var isClosed = false
    }

    init(path: String, configuration: Configuration) {
        self.path = path
        self.configuration = configuration
    }

    /// Has one of them to itself for as long as `work` takes.
    func use<Result>(_ work: (Database) throws -> Result) throws -> Result {
        places.wait()
        defer { places.signal() }
        let reader = try take()
        defer { state.withLock { $0.idle.append(reader) } }
        return try reader.inDatabase(work)
    }

    /// Waits for those who read.
    func close() throws {
        let all = state.withLock { state in
            state.isClosed = true
            return state.all
        }
        for reader in all { try reader.close() }
    }

    private func take() throws -> DatabaseQueue {
        try state.withLock { state in
            if state.isClosed { throw LedgerError.failed("it is closed") }
            if let reader = state.idle.popLast() { return reader }
            var configuration = configuration
            configuration.readonly = true
            // What a connection is left with by a failure is no reason to die.
            configuration.allowsUnsafeTransactions = true
            let reader = try DatabaseQueue(path: path, configuration: configuration)
            state.all.append(reader)
            return reader
        }
    }
}
