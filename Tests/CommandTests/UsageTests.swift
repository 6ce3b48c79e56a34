import Testing

@Suite struct UsageTests {
    @Test(
        "What is not understood ends with 64 and a word on how to use it",
        arguments: [
            ["judge"], ["dry-run"], ["dry-run", "--jobs", "0", "box"], ["explain"],
            ["dry-run", "--format", "xml", "box"], ["dry-run", "--language", "de", "box"],
            ["check", "one", "two"], ["score", "folder"], ["fields", "--colour"],
        ]
    )
    func usage(arguments: [String]) throws {
        let command = try Command.run(arguments)
        #expect(command.status == 64)
        #expect(command.output.isEmpty)
        #expect(command.error.contains("Usage: nopitch"))
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
