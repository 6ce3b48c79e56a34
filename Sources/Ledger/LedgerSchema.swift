import GRDB

/// The tables of the ledger, and how they came to be.
enum LedgerSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 letters, decisions, correspondents, refusals") { db in
            try createCorrespondents(db)
            try createLetters(db)
            try createDecisions(db)
            try createRefusals(db)
        }
        return migrator
    }

    private static func createCorrespondents(_ db: Database) throws {
        try db.create(table: "correspondent") { table in
            table.primaryKey("who", .text)
            table.column("organisation", .text).notNull().indexed()
            table.column("origin", .text).notNull()
            table.column("since", .integer).notNull()
        }
    }

    /// One row a letter, of the house's own one a recipient.
    private static func createLetters(_ db: Database) throws {
        try db.create(table: "letter") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("messageID", .text).indexed()
            table.column("address", .text).notNull()
            table.column("organisation", .text).notNull()
            table.column("isFromHouse", .boolean).notNull()
            table.column("seconds", .integer).notNull()
            table.column("expires", .integer).notNull().indexed()
        }
        try db.create(
            index: "letterByOrganisation", on: "letter",
            columns: ["organisation", "isFromHouse", "seconds"])
    }

    private static func createDecisions(_ db: Database) throws {
        try db.create(table: "decision") { table in
            table.primaryKey("id", .text)
            table.column("messageID", .text).indexed()
            table.column("address", .text).notNull()
            table.column("organisation", .text).notNull().indexed()
            table.column("subject", .text).notNull()
            table.column("seconds", .integer).notNull().indexed()
            table.column("verdict", .text).notNull()
            table.column("hundredths", .integer).notNull()
            table.column("rules", .text).notNull()
            table.column("expires", .integer).notNull().indexed()
        }
    }

    private static func createRefusals(_ db: Database) throws {
        try db.create(table: "refusal") { table in
            table.primaryKey("organisation", .text)
            table.column("origin", .text).notNull()
            table.column("seconds", .integer).notNull()
            table.column("expires", .integer).notNull().indexed()
        }
    }
}
