extension Migration {
    /// In the order in which they are made; what was released is never changed.
    static let all = [
        letters, replies, texts, economy, gates, readings, numbers, drafts, repetitions, handovers,
    ]

    /// The first ledgers were made before migrations had names of their own.
    private static let letters = Migration(
        name: "letters, decisions, correspondents, refusals",
        statements: [
            """
            CREATE TABLE IF NOT EXISTS correspondent
            (who TEXT PRIMARY KEY, organisation TEXT NOT NULL, origin TEXT NOT NULL,
             since BIGINT NOT NULL)
            """,
            index("correspondent", "organisation"),
            // One row a letter, of the house's own one a recipient.
            """
            CREATE TABLE IF NOT EXISTS letter
            (messageID TEXT, address TEXT NOT NULL, organisation TEXT NOT NULL,
             isFromHouse BIGINT NOT NULL, seconds BIGINT NOT NULL, expires BIGINT NOT NULL)
            """,
            index("letter", "messageID"), index("letter", "expires"),
            """
            CREATE INDEX IF NOT EXISTS letterByOrganisation
            ON letter (organisation, isFromHouse, seconds)
            """,
            """
            CREATE TABLE IF NOT EXISTS decision
            (id TEXT PRIMARY KEY, messageID TEXT, address TEXT NOT NULL,
             organisation TEXT NOT NULL, subject TEXT NOT NULL, seconds BIGINT NOT NULL,
             verdict TEXT NOT NULL, hundredths BIGINT NOT NULL, rules TEXT NOT NULL,
             expires BIGINT NOT NULL)
            """,
            index("decision", "messageID"), index("decision", "organisation"),
            index("decision", "seconds"), index("decision", "expires"),
            """
            CREATE TABLE IF NOT EXISTS refusal
            (organisation TEXT PRIMARY KEY, origin TEXT NOT NULL, seconds BIGINT NOT NULL,
             expires BIGINT NOT NULL)
            """,
            index("refusal", "expires"),
        ])

    private static let replies = Migration(
        name: "replies, words",
        statements: [
            """
            CREATE TABLE reply
            (id TEXT PRIMARY KEY, letter TEXT NOT NULL UNIQUE, organisation TEXT NOT NULL,
             address TEXT NOT NULL, messageID TEXT, decisionID TEXT NOT NULL,
             created BIGINT NOT NULL, due BIGINT NOT NULL, state TEXT NOT NULL,
             attempts BIGINT NOT NULL, lastError TEXT NOT NULL, message BYTEA NOT NULL,
             original BYTEA NOT NULL, expires BIGINT NOT NULL, claimed BIGINT, bounced BIGINT)
            """,
            "CREATE INDEX reply_on_due ON reply (state, due)",
            index("reply", "created"), index("reply", "organisation"), index("reply", "address"),
            index("reply", "expires"),
            """
            CREATE TABLE word
            (word TEXT PRIMARY KEY, organisation TEXT NOT NULL, seconds BIGINT NOT NULL,
             expires BIGINT NOT NULL)
            """,
            index("word", "organisation"), index("word", "expires"),
        ])

    private static let texts = Migration(
        name: "texts",
        statements: [
            """
            CREATE TABLE text
            (id BIGINT PRIMARY KEY, address TEXT NOT NULL, seconds BIGINT NOT NULL,
             expires BIGINT NOT NULL, sketch BYTEA NOT NULL)
            """,
            index("text", "expires"),
            // Where the texts of a sketch's keys are found.
            "CREATE TABLE shingle (hash BIGINT, text BIGINT, PRIMARY KEY (hash, text))",
        ])

    /// What came in stands among the decisions; as a letter it stood there twice.
    private static let economy = Migration(
        name: "letters of the house alone",
        statements: [
            "DELETE FROM letter WHERE isFromHouse = 0",
            "DROP INDEX IF EXISTS letterByOrganisation",
            "DROP INDEX IF EXISTS decision_on_organisation",
            "DROP INDEX IF EXISTS decision_on_expires",
            "CREATE INDEX letter_on_organisation ON letter (organisation, seconds)",
            "CREATE INDEX decision_on_organisation ON decision (organisation, seconds)",
        ])

    private static let gates = Migration(
        name: "gates", statements: ["ALTER TABLE decision ADD COLUMN gate TEXT"])

    private static let readings = Migration(
        name: "readings",
        statements: [
            """
            CREATE TABLE reading
            (decision TEXT PRIMARY KEY, octets BYTEA NOT NULL, expires BIGINT NOT NULL)
            """,
            index("reading", "expires"),
        ])

    /// A letter's number, so that an organisation's letters are counted in the index alone.
    private static let numbers = Migration(
        name: "numbers of letters",
        statements: [
            "ALTER TABLE decision ADD COLUMN letter BIGINT",
            """
            UPDATE decision SET letter = ranked.number
            FROM (SELECT id, dense_rank() OVER (ORDER BY coalesce(messageID, id)) AS number
                  FROM decision) AS ranked
            WHERE ranked.id = decision.id
            """,
            "DROP INDEX decision_on_organisation",
            "CREATE INDEX decision_on_organisation ON decision (organisation, seconds, letter)",
        ])

    private static let drafts = Migration(
        name: "drafts",
        statements: ["ALTER TABLE reply ADD COLUMN isDraft BIGINT NOT NULL DEFAULT 0"])

    /// A letter that was handed over under several ids has one number.
    private static let repetitions = Migration(
        name: "a number a letter",
        statements: [
            """
            UPDATE decision SET letter = NULL
            WHERE EXISTS (SELECT 1 FROM decision AS earlier
                          WHERE earlier.messageID = decision.messageID
                            AND earlier.organisation = decision.organisation
                            AND (earlier.seconds < decision.seconds
                                 OR earlier.seconds = decision.seconds
                                 AND earlier.id < decision.id))
            """,
            "DROP INDEX decision_on_organisation",
            """
            CREATE INDEX decision_on_organisation ON decision (organisation, seconds, letter)
            WHERE letter IS NOT NULL
            """,
        ])

    /// However often a letter was handed over, the index leads straight to where it counts.
    private static let handovers = Migration(
        name: "letters handed over often",
        statements: [
            "DROP INDEX decision_on_messageID",
            "CREATE INDEX decision_on_messageID ON decision (messageID, letter)",
        ])

    private static func index(_ table: String, _ column: String) -> String {
        "CREATE INDEX IF NOT EXISTS \(table)_on_\(column) ON \(table) (\(column))"
    }
}
