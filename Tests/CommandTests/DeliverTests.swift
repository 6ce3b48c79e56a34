import Foundation
import Testing

@Suite("nopitch deliver")
struct DeliverTests {
    private static let pitch = """
        From: Julien <julien@vente.example>
        To: info@relais.example
        Subject: Offre
        X-Nopitch: keep

        Bonjour

        """

    @Test("Without sound rules the message is delivered all the same")
    func brokenRules() throws {
        let folder = try TemporaryFolder()
        let result = try deliver(folder, rules: Command.fixture("broken.rules"))
        #expect(result.status == 0)
        #expect(try stored(folder) == Self.pitch.replacing("X-Nopitch: keep\n", with: ""))
    }

    @Test("With rules it is marked")
    func marked() throws {
        let folder = try TemporaryFolder()
        let result = try deliver(folder, rules: Command.fixture("small.rules"))
        #expect(result.status == 0 && result.error.isEmpty)
        #expect(try stored(folder).contains("\nX-Nopitch: keep; points="))
    }

    @Test("What is delivered is remembered, under the name in its mark")
    func remembered() throws {
        let folder = try TemporaryFolder()
        _ = try deliver(folder, rules: Command.fixture("small.rules"))
        let mark = try stored(folder).firstMatch(of: /X-Nopitch: keep; .*id=(d[0-9a-f]{16})\n/)
        let log = try Command.run("log", "--state", folder.path("state"))
        #expect(log.outputLines.count == 1)
        #expect(log.output.hasSuffix("Offre  [\(try #require(mark).1)]\n"))
    }

    @Test("Without a ledger the message is judged by itself")
    func withoutLedger() throws {
        let folder = try TemporaryFolder()
        try folder.write("no folder", "state")
        let result = try deliver(folder, rules: Command.fixture("small.rules"))
        #expect(result.status == 0)
        #expect(result.error.contains("the ledger fails, mail is judged without history"))
        #expect(try stored(folder).contains("\nX-Nopitch: keep; points="))
    }

    @Test("Where nothing can be stored the mail server is to try again")
    func unwritable() throws {
        let result = try Command.run(
            "deliver", "--rules", Command.fixture("small.rules"), "--maildir", "/proc/none",
            "--state", "/proc/none", input: Self.pitch)
        #expect(result.status == 75)
    }

    @Test("What is for nobody of the house is stored as it came", arguments: [true, false])
    func others(isNamed: Bool) throws {
        let folder = try TemporaryFolder()
        for (address, isHouse) in [("info@loft.example", true), ("anna@loft.example", false)] {
            let place = folder.path(address)
            let result = try Command.run(
                ["deliver", "--rules", Command.fixture("small.rules"), "--maildir", place]
                    + ["--state", folder.path("state")]
                    + (isNamed ? ["--recipient", address] : []),
                input: Self.pitch,
                environment: isNamed ? [:] : ["ORIGINAL_RECIPIENT": address])
            #expect(result.status == 0)
            let names = try FileManager.default.contentsOfDirectory(atPath: place + "/new")
            let stored = try folder.text("\(address)/new/\(names.first ?? "")")
            #expect(stored.contains("\nX-Nopitch: ") == isHouse)
        }
    }

    @Test(
        "A wrong command line makes the mail server try again", arguments: ["--rulez", "--maildir"])
    func wrongLine(option: String) throws {
        let result = try Command.run("deliver", option, input: Self.pitch)
        #expect(result.status == 75)
        #expect(!result.error.isEmpty)
    }

    @Test("The marked message is passed on to a program, whose exit code counts")
    func passedOn() throws {
        let result = try Command.run(
            "deliver", "--rules", Command.fixture("small.rules"), "--state", "/proc/none", "--",
            "sh", "-c", "cat; echo $NOPITCH_VERDICT; exit 67", input: "From x\n" + Self.pitch)
        #expect(result.status == 67)
        #expect(result.output.hasPrefix("From x\nFrom: Julien"))
        #expect(result.output.hasSuffix("Bonjour\nkeep\n"))
    }

    private func deliver(_ folder: TemporaryFolder, rules: String) throws -> Command {
        try Command.run(
            "deliver", "--rules", rules, "--maildir", folder.path("Maildir"), "--state",
            folder.path("state"), input: Self.pitch)
    }

    private func stored(_ folder: TemporaryFolder) throws -> String {
        let new = folder.path("Maildir/new")
        let names = try FileManager.default.contentsOfDirectory(atPath: new)
        #expect(names.count == 1)
        return try folder.text("Maildir/new/" + (names.first ?? ""))
    }
}
