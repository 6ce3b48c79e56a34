import Ledger
import Testing

@Suite("What goes into a database and comes out, in both")
struct DatabaseTests {
    private func database(_ place: LedgerLocation) throws -> any LedgerDatabase {
        switch place {
        case .file(let path): try SQLiteDatabase(path: path)
        case .server(let url): PostgresDatabase(url: url)
        }
    }

    @Test(
        "Every value comes out as it went in, a NUL in a text as a space",
        arguments: TestDatabase.all)
    func values(kind: TestDatabase) throws {
        let database = try database(kind.place())
        let row = try database.write { session in
            try session.execute("CREATE TABLE v (a BIGINT, b BIGINT, c TEXT, d BYTEA, e TEXT)", [])
            try session.execute(
                "INSERT INTO v VALUES (?, ?, ?, ?, ?)",
                [Int64.min, Int64.max, "Zoë \0 ’", [0, 1, 255] as [UInt8], String?.none])
            return try session.rows("SELECT a, b, c, d, e FROM v", []).first
        }
        let values: [SQLValue] = [
            .integer(.min), .integer(.max), .text("Zoë   ’"), .octets([0, 1, 255]), .null,
        ]
        #expect(row == LedgerRow(values: values))
    }

    @Test("Where the work fails nothing has happened", arguments: TestDatabase.all)
    func rollingBack(kind: TestDatabase) throws {
        struct Halt: Error {}
        let database = try database(kind.place())
        try database.write { _ = try $0.execute("CREATE TABLE v (a BIGINT)", []) }
        #expect(throws: Halt.self) {
            try database.write { session in
                try session.execute("INSERT INTO v VALUES (1)", [])
                throw Halt()
            }
        }
        #expect(throws: LedgerError.self) {
            try database.write { session in
                try session.execute("INSERT INTO v VALUES (1)", [])
                try session.execute("INSERT INTO nowhere VALUES (1)", [])
            }
        }
        let rows = try database.read { try $0.rows("SELECT a FROM v", []) }
        #expect(rows == [])
    }

    @Test("A file that another writes to for too long is busy")
    func busy() throws {
        guard case .file(let path) = try TestDatabase.sqlite.place() else { return }
        let (first, second) = (
            try SQLiteDatabase(path: path), try SQLiteDatabase(path: path, patience: 0.01)
        )
        try first.write { session in
            _ = try session.execute("CREATE TABLE v (a BIGINT)", [])
            #expect(throws: LedgerError.busy("SQLite error 5: database is locked")) {
                try second.write { _ = try $0.execute("CREATE TABLE w (a BIGINT)", []) }
            }
        }
    }

    @Test("Who reads may not write", arguments: TestDatabase.all)
    func reading(kind: TestDatabase) throws {
        let database = try database(kind.place())
        #expect(throws: LedgerError.self) {
            try database.read { _ = try $0.execute("CREATE TABLE v (a BIGINT)", []) }
        }
    }

    @Test(
        "A connection that the server closed is made anew", .enabled(if: TestDatabase.server != nil)
    )
    func reconnecting() throws {
        let place = try TestDatabase.postgres.place()
        guard case .server(let url) = place else { return }
        let name = String(url.suffix(20))
        let database = PostgresDatabase(url: url + "&application_name=\(name)")
        let first = try database.read { try $0.rows("SELECT pg_backend_pid()", []) }
        let killed = try PostgresDatabase(url: url).read { session in
            try session.rows(
                """
                SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                WHERE application_name = ?
                """, [name])
        }
        #expect(killed.count == 1)
        let second = try database.read { try $0.rows("SELECT pg_backend_pid()", []) }
        #expect(first != second)
    }

    @Test(
        "A server that is not there is told in its words, without the password",
        arguments: [
            ("postgresql://nopitch:geheim@127.0.0.1:1/house", "postgresql://127.0.0.1:1/house"),
            ("postgres://127.0.0.1:1/house?user=a", "postgres://127.0.0.1:1/house"),
        ])
    func absent(url: String, shown: String) throws {
        let place = try #require(LedgerLocation(server: url))
        #expect(place.description == shown)
        let error = #expect(throws: LedgerError.self) { try place.open() }
        #expect(error?.description.contains("refused") == true)
        #expect(error?.description.contains("geheim") == false)
    }

    @Test("What is no address of PostgreSQL is none", arguments: ["", "ledger.sqlite", "http://x"])
    func address(text: String) {
        #expect(LedgerLocation(server: text) == nil)
    }
}
