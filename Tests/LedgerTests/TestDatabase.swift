import Foundation
import Glibc
import Ledger
import Testing

/// The databases that the ledger's tests run on.
enum TestDatabase: String, CaseIterable, CustomTestStringConvertible {
    case sqlite = "SQLite"
    /// As the daemon has it: decisions wait for each other.
    case service = "SQLite of a service"
    case postgres = "PostgreSQL"

    static let all = server == nil ? [sqlite, service] : allCases

    /// The server that deploy/test starts.
    static let server = ProcessInfo.processInfo.environment["NOPITCH_TEST_POSTGRES"]

    /// Goes with the process.
    private static let folder: URL = {
        atexit { try? FileManager.default.removeItem(at: TestDatabase.folder) }
        return FileManager.default.temporaryDirectory
            .appendingPathComponent("nopitch-ledgers-\(getpid())")
    }()

    var testDescription: String { rawValue }

    /// A ledger that nobody else uses.
    func open() throws -> DatabaseLedger {
        try place().open(isService: self == .service)
    }

    /// Room for a ledger that nobody else uses.
    func place() throws -> LedgerLocation {
        let name = "t" + UUID().uuidString.lowercased().replacing("-", with: "")
        switch self {
        case .sqlite, .service:
            let folder = Self.folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            return .file(inFolder: folder.path)
        case .postgres:
            let url = try #require(Self.server)
            try PostgresDatabase(url: url).write { session in
                _ = try session.execute("CREATE SCHEMA \(name)", [])
            }
            let mark = url.contains("?") ? "&" : "?"
            return .server(url: url + mark + "options=-csearch_path%3D\(name)")
        }
    }
}

@Suite("A PostgreSQL server")
struct ServerTests {
    @Test(
        "The tests of the ledger ran on a real server, too",
        .enabled(
            if: TestDatabase.server != nil,
            "NOPITCH_TEST_POSTGRES names no server; deploy/test starts one"))
    func tookPart() throws {
        let url = try #require(TestDatabase.server)
        let version = try PostgresDatabase(url: url).read { session in
            try session.rows("SELECT version()", [])
        }
        #expect(version.count == 1)
    }
}
