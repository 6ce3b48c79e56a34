/// Where the ledger's tables lie: a SQLite file, or a PostgreSQL server.
///
/// The ledger's SQL is written once, in the dialect that both understand; what differs between them
/// stays behind this protocol.
package protocol LedgerDatabase: Sendable {
    /// Reads, all from the same moment.
    func read<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result

    /// Reads; each statement may see a later moment than the one before it.
    func ask<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result

    /// Reads and writes in a transaction, after all earlier ones and before all later ones, on
    /// whatever host; where `work` throws, nothing has happened.
    func write<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result

    /// Does the same as `write`; of what is removed nothing stays in the database's files, as far as that
    /// is in its hands.
    func erase<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result

    /// Ends all use; throws where somebody is still at it.
    func close() throws
}

extension LedgerDatabase {
    package func ask<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result {
        try read(work)
    }

    package func erase<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result {
        try write(work)
    }
}

/// What may be done within a transaction; `?` in a statement stands for the next value, or `?2` for the
/// second one.
package protocol LedgerSession {
    func rows(_ sql: String, _ values: [any SQLConvertible]) throws -> [LedgerRow]
    /// Returns how many rows were changed.
    @discardableResult
    func execute(_ sql: String, _ values: [any SQLConvertible]) throws -> Int
}

extension LedgerSession {
    func row(_ sql: String, _ values: [any SQLConvertible] = []) throws -> LedgerRow? {
        try rows(sql, values).first
    }

    /// Whether there is a row at all.
    func has(_ sql: String, _ values: [any SQLConvertible]) throws -> Bool {
        try row(sql, values) != nil
    }

    @discardableResult
    func execute(_ sql: String) throws -> Int {
        try execute(sql, [])
    }

    func count(of table: String) throws -> Int {
        Int(try row("SELECT count(*) FROM \(table)")?.integer(0) ?? 0)
    }
}

/// What keeps the ledger from being read or written.
package enum LedgerError: Error, Equatable, CustomStringConvertible {
    /// The tables were made by a newer nopitch; these of its changes are unknown here.
    case tooNew([String])
    /// What was written is no longer what is there.
    case damaged(String)
    /// In the database's words.
    case failed(String)
    /// The database did not answer in time.
    case late
    /// Others write, and went on for too long; in the database's words.
    case busy(String)

    package var description: String {
        switch self {
        case .tooNew(let changes):
            "it was made by a newer nopitch (\(changes.joined(separator: ", ")))"
        case .damaged(let message), .failed(let message), .busy(let message): message
        case .late: "the database does not answer in time"
        }
    }
}
