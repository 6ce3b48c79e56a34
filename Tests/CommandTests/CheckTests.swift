import Foundation
import Testing

@Suite struct CheckTests {
    @Test("A sound file is said to be sound")
    func sound() throws {
        let rules = Command.fixture("small.rules")
        let command = try Command.run("check", rules)
        #expect(command.status == 0)
        #expect(command.output == "\(rules) : 4 règles, 2 exemples, tout est juste\n")
        #expect(command.error.isEmpty)
    }

    @Test("The rules that nopitch comes with are sound, and found without being named")
    func shipped() throws {
        let command = try Command.run("check")
        #expect(command.status == 0)
        #expect(command.output.hasPrefix("rules/eclau.rules : "))
        #expect(command.error.isEmpty)
    }

    @Test(
        "All mistakes of a broken file come on standard error, with their places",
        arguments: [("fr_CH.UTF-8", "broken-fr.expected"), ("en_GB.UTF-8", "broken-en.expected")]
    )
    func broken(language: String, expected: String) throws {
        let command = try Command.run(
            "check", Command.fixture("broken.rules"), environment: ["LANG": language])
        #expect(command.status == 65)
        #expect(command.output.isEmpty)
        #expect(command.error == (try Command.text(Command.fixture(expected))))
    }

    @Test("An example that fails is a mistake like any other")
    func failingExample() throws {
        let command = try Command.run("check", Command.fixture("failing-example.rules"))
        #expect(command.status == 65)
        #expect(
            command.error == (try Command.text(Command.fixture("failing-example.expected"))))
    }

    @Test(
        "Commands that judge mail refuse broken rules and say all that is wrong",
        arguments: [["dry-run"], ["explain"], ["score", "--labels", "none.tsv"]]
    )
    func otherCommands(arguments: [String]) throws {
        let rules = ["--rules", Command.fixture("broken.rules")]
        let command = try Command.run(arguments + rules + [Command.fixture("small.mbox")])
        #expect(command.status == 65)
        #expect(command.output.isEmpty)
        #expect(command.error.components(separatedBy: "erreur :").count == 4)
    }

    @Test("Examples of what another house is draw warnings, where they come with an included file")
    func otherHouse() throws {
        let folder = try TemporaryFolder()
        let shipped = Command.root.appendingPathComponent("rules/pitch.rules").path
        let rules = try folder.write(
            "house\n  address info@relais.example\ninclude \(shipped)\n", "house.rules")
        let command = try Command.run("check", rules.path)
        #expect(command.status == 0)
        #expect(command.error.contains("attention : la règle « wrong-house » ne touche pas"))
        #expect(!command.error.contains("erreur :"))
    }

    @Test("A file that is not there is named")
    func missing() throws {
        let command = try Command.run("check", "no-such.rules")
        #expect(command.status == 65)
        #expect(command.error.contains("no-such.rules"))
    }
}
