import Foundation
import GRDB
import Ledger
import MailParsing
import PitchFilter
import RuleLanguage
import Testing

@Suite("Ledgers of other versions")
struct OldLedgerTests {
    @Test("A file of the first nopitch opens, and keeps what it holds")
    func first() throws {
        let place = try TestDatabase.sqlite.place()
        let queue = try DatabaseQueue(path: place.description)
        try queue.write { database in
            try database.execute(sql: Self.firstTables)
        }
        try queue.close()
        let ledger = try place.open()
        let decision = try #require(try ledger.decision("a1"))
        #expect(decision.subject == "Stores")
        #expect(try ledger.summary().correspondents == 1)
        // The old file holds the second letter twice, under two ids.
        let text = "From: marc@stores.example\nMessage-ID: <new@mail.example>\n\nx\n"
        let inquiry = Inquiry(
            MessageParser().parse(Array(text.utf8)), identity: RuleSet(Policy()).identity)
        #expect(try ledger.findings(for: inquiry, at: 1_777_090_000).attempts == 2)
        try ledger.record(decision)
        #expect(try ledger.summary().decisions == 3)
    }

    @Test("Tables with a change that is unknown here are left alone", arguments: TestDatabase.all)
    func newer(kind: TestDatabase) throws {
        let place = try kind.place()
        let database: any LedgerDatabase =
            switch place {
            case .file(let path): try SQLiteDatabase(path: path)
            case .server(let url): PostgresDatabase(url: url)
            }
        _ = try DatabaseLedger(database)
        try database.write { session in
            _ = try session.execute("INSERT INTO migration VALUES (99, 'clairvoyance')", [])
        }
        #expect(throws: LedgerError.tooNew(["clairvoyance"])) { try place.open() }
    }

    /// As the first version made them.
    private static let firstTables = """
        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        INSERT INTO grdb_migrations VALUES ('1 letters, decisions, correspondents, refusals');
        CREATE TABLE correspondent ("who" TEXT PRIMARY KEY, "organisation" TEXT NOT NULL,
            "origin" TEXT NOT NULL, "since" INTEGER NOT NULL);
        CREATE INDEX "correspondent_on_organisation" ON correspondent(organisation);
        INSERT INTO correspondent VALUES ('anna@firm.example', 'firm.example', 'manager', 1);
        CREATE TABLE letter ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "messageID" TEXT,
            "address" TEXT NOT NULL, "organisation" TEXT NOT NULL,
            "isFromHouse" BOOLEAN NOT NULL, "seconds" INTEGER NOT NULL,
            "expires" INTEGER NOT NULL);
        CREATE INDEX "letter_on_messageID" ON letter(messageID);
        CREATE TABLE decision ("id" TEXT PRIMARY KEY, "messageID" TEXT, "address" TEXT NOT NULL,
            "organisation" TEXT NOT NULL, "subject" TEXT NOT NULL, "seconds" INTEGER NOT NULL,
            "verdict" TEXT NOT NULL, "hundredths" INTEGER NOT NULL, "rules" TEXT NOT NULL,
            "expires" INTEGER NOT NULL);
        INSERT INTO decision VALUES ('a1', 'a1@mail.example', 'marc@stores.example',
            'stores.example', 'Stores', 1777000000, 'pitch', 850, 'first-mail', 1900000000);
        INSERT INTO decision VALUES ('b1', 'b1@mail.example', 'marc@stores.example',
            'stores.example', 'Again', 1777001000, 'pitch', 850, 'first-mail', 1900000000);
        INSERT INTO decision VALUES ('b2', 'b1@mail.example', 'marc@stores.example',
            'stores.example', 'Again', 1777001001, 'pitch', 850, 'first-mail', 1900000000);
        CREATE TABLE refusal ("organisation" TEXT PRIMARY KEY, "origin" TEXT NOT NULL,
            "seconds" INTEGER NOT NULL, "expires" INTEGER NOT NULL);
        """
}
