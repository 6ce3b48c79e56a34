import Testing

@Suite struct UsageTests {
    @Test(
        "What is not understood ends with 64 and a word on how to use it",
        arguments: [
            ["judge"], ["dry-run"], ["dry-run", "--jobs", "0", "box"], ["explain"],
            ["dry-run", "--format", "xml", "box"], ["dry-run", "--language", "de", "box"],
            ["check", "one", "two"], ["score", "folder"], ["fields", "--colour"],
            ["score", "--jobs", "0", "--labels", "labels.tsv", "folder"],
            ["train", "--date", "2026-02-31", "--labels", "l", "--out", "m", "folder"],
        ]
    )
    func usage(arguments: [String]) throws {
        let command = try Command.run(arguments)
        #expect(command.status == 64)
        #expect(command.output.isEmpty)
        #expect(command.error.contains("Usage: nopitch"))
    }

    @Test(
        "A cost that is no number, or none to learn by, is refused",
        arguments: [
            "nan", "inf", "0", "-1", "1e300",
        ])
    func cost(_ cost: String) throws {
        let command = try Command.run(
            "train", "--cost=\(cost)", "--labels", "no-such.tsv", "--out", "no-such.model", "Tests")
        #expect(command.status == 64)
        #expect(command.error.contains("--cost demande un nombre plus grand que 0"))
    }

    @Test("However many threads are asked for, no more work than there is")
    func manyThreads() throws {
        let command = try Command.run(
            "dry-run", "--jobs", String(Int.max), "--rules", Command.fixture("small.rules"),
            Command.fixture("small.mbox"))
        #expect(command.status == 0, "\(command.error)")
    }

    @Test(
        "What is asked for in a wrong way is told in the language of whoever asks",
        arguments: [
            (["dry-run"], "Nommez une boîte, ou - pour l'entrée standard."),
            (["dry-run", "--jobs", "0", "box"], "--jobs demande un nombre à partir de 1."),
            (
                ["dry-run", "--report", "r.html", "--against", "x.rules", "box"],
                "--report montre un seul jeu de règles : laissez --against de côté."
            ),
        ])
    func french(arguments: [String], sentence: String) throws {
        #expect(try Command.run(arguments).error.hasPrefix("Error: " + sentence + "\n"))
    }

    @Test(
        "Help is to be had of everything",
        arguments: [
            ["--help"], [], ["help", "dry-run"], ["check", "--help"], ["fields", "-h"],
            ["explain", "--help"], ["score", "--help"],
        ]
    )
    func help(arguments: [String]) throws {
        let command = try Command.run(arguments)
        #expect(command.status == 0)
        #expect(command.output.contains("USAGE: nopitch"))
        #expect(command.error.isEmpty)
    }

    @Test(
        "What cannot be read is named, and ends with 66",
        arguments: [
            ["explain", "no-such.eml"], ["dry-run", "no-such.mbox"],
            ["score", "--labels", "no-such.tsv", "Tests"],
            ["dry-run", "--contacts", "no-such.txt", "Tests/CommandTests/Fixtures/small.mbox"],
        ]
    )
    func unreadable(arguments: [String]) throws {
        let command = try Command.run(arguments)
        #expect(command.status == 66)
        #expect(command.error.contains("no-such."))
        #expect(!command.output.contains("no-such."))
    }
}
