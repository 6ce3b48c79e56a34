import CPostgres
import Glibc
import Synchronization

/// A connection to a PostgreSQL server, for one user at a time.
final class PostgresConnection: Sendable {
    private let handle: Mutex<Handle>

    /// Milliseconds after which a server that says nothing is given up; it gives a statement up itself
    /// after two thirds of that.
    static let timeLimit: Int32 = 2000

    private struct Handle: ~Copyable {
        let pointer: OpaquePointer

        init(url: String) throws {
            let connection = PostgresConnection.connect(url)
            guard let connection else { throw LedgerError.failed("out of memory") }
            pointer = connection
        }

        func check() throws {
            guard PQstatus(pointer) == CONNECTION_OK, PQsetnonblocking(pointer, 1) == 0 else {
                throw LedgerError.failed(PostgresSession.complaint(pointer))
            }
        }

        deinit {
            PQfinish(pointer)
        }
    }

    /// Connects, or throws what the server or the network has against it.
    init(url: String) throws {
        handle = Mutex(try Handle(url: url))
        try handle.withLock { try $0.check() }
        let limit = Self.timeLimit * 2 / 3
        try run(
            """
            SET statement_timeout = \(limit); SET lock_timeout = \(limit);
            SET idle_in_transaction_session_timeout = \(Self.timeLimit);
            SET client_min_messages = error
            """)
    }

    /// What stands in the URL overrides what stands before it here.
    private static func connect(_ url: String) -> OpaquePointer? {
        withCStrings(["connect_timeout", "dbname", "client_encoding"]) { keys in
            withCStrings(["2", url, "UTF8"]) { values in
                PQconnectdbParams(keys, values, 1)
            }
        }
    }

    /// A list as C has it, ended by a null pointer.
    private static func withCStrings<Result>(
        _ texts: [String], _ body: ([UnsafePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = texts.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies.map { UnsafePointer($0) } + [nil])
    }

    /// Whether the server is still there, as far as is known.
    var isAlive: Bool {
        handle.withLock { PQstatus($0.pointer) == CONNECTION_OK }
    }

    /// Whether another transaction may begin.
    var isReusable: Bool {
        handle.withLock {
            PQstatus($0.pointer) == CONNECTION_OK
                && PQtransactionStatus($0.pointer) == PQTRANS_IDLE
        }
    }

    func use<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result {
        try handle.withLock { try work(PostgresSession(connection: $0.pointer)) }
    }

    /// Runs statements that take no values.
    func run(_ statements: String) throws {
        try handle.withLock { try PostgresSession(connection: $0.pointer).run(statements) }
    }

    /// Ends a transaction that failed; where that fails too, the connection is not reusable.
    func rollBack() {
        guard isAlive else { return }
        try? run("ROLLBACK")
    }
}
