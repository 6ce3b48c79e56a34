import GRDB
import PitchFilter

/// The ledger in a SQLite file: one writer, readers who never wait (WAL).
package final class SQLiteLedger: Ledger {
    let database: any DatabaseWriter
    let retention: Retention

    /// How long entries are kept, in days.
    package struct Retention: Sendable {
        package var decisions = 400
        package var refusals = 365

        package init() {}
    }

    /// Opens the file, making it where there is none, and brings its tables up to date.
    package init(path: String, retention: Retention = Retention()) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        let pool = try DatabasePool(path: path, configuration: configuration)
        try LedgerSchema.migrator.migrate(pool)
        database = pool
        self.retention = retention
    }

    /// A ledger that is gone with the process.
    package init(retention: Retention = Retention()) throws {
        let queue = try DatabaseQueue()
        try LedgerSchema.migrator.migrate(queue)
        database = queue
        self.retention = retention
    }

    /// When an entry of today expires.
    static func expiry(_ now: Int64, days: Int) -> Int64 {
        now + Int64(days) * 86400
    }
}
