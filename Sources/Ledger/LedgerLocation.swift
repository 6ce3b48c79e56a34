import Glibc
import MailModel

/// Where the ledger lies: a file, or a database on a PostgreSQL server.
package enum LedgerLocation: Sendable, Equatable, CustomStringConvertible {
    case file(String)
    case server(url: String)

    /// The ledger of a state folder.
    package static func file(inFolder folder: String) -> LedgerLocation {
        .file(folder + "/ledger.sqlite")
    }

    /// Reads `postgresql://…`; `nil` where the text is no such address.
    package init?(server text: String) {
        guard text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") else { return nil }
        self = .server(url: text)
    }

    /// Opens the ledger, making it where there is none.
    ///
    /// What a process that died had still to write is written first. The `isService` of many letters
    /// has its decisions wait for each other in files beside the ledger, for a tenth of a second at
    /// most; whoever opens the ledger meanwhile finds them in it all the same. On a server each is
    /// written at once, since other hosts are to know of it.
    /// `patience` is how many seconds to wait for others who write to a file.
    package func open(isService: Bool = false, patience: Double = 2) throws -> DatabaseLedger {
        switch self {
        case .file(let path):
            StateFolder.makeFile(path)
            let database = try SQLiteDatabase(path: path, patience: patience)
            if isService, let waiting = WaitingDecisions.ofService(besides: path) {
                return try DatabaseLedger(database, waiting: waiting)
            }
            let ledger = try DatabaseLedger(database)
            if let leftBehind = WaitingDecisions.leftBehind(besides: path) {
                // What can't be written now is left for the next.
                try? ledger.write(allOf: leftBehind)
            }
            return ledger
        case .server(let url): return try DatabaseLedger(PostgresDatabase(url: url))
        }
    }

    /// Moves a file that is damaged to a name with the date and returns that; `nil` where there is
    /// none, or it can't be moved.
    package func setAside(at now: Int64) -> String? {
        guard case .file(let path) = self else { return nil }
        let place = path + ".damaged-" + MailDate(seconds: now).formatted("%Y%m%dT%H%M%SZ")
        guard access(place, F_OK) != 0, rename(path, place) == 0 else { return nil }
        for part in ["-wal", "-shm"] { rename(path + part, place + part) }
        return place
    }

    /// For people to read: without the user's name and password, or any options.
    package var description: String {
        switch self {
        case .file(let path): return path
        case .server(let url):
            let bare = url.prefix { $0 != "?" }
            guard let at = bare.lastIndex(of: "@"), let slashes = bare.firstRange(of: "//") else {
                return String(bare)
            }
            return String(bare[..<slashes.upperBound] + bare[bare.index(after: at)...])
        }
    }
}
