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

    @Test("All who have an address at a provider are hardly meant: that is a warning")
    func provider() throws {
        let folder = try TemporaryFolder()
        let text = try Command.text(Command.fixture("small.rules"))
        let rules = try folder.write(
            text + "\npeople\n    lise@bluewin.ch | @Gmail.com\n", "house.rules")
        let command = try Command.run("check", rules.path)
        #expect(command.status == 0)
        #expect(
            command.error.contains(
                "attention : chacun peut avoir une adresse chez gmail.com, et personne n'y est filtré"
            ))
        #expect(!command.error.contains("bluewin.ch,"))
    }

    /// The small rules with letters beside them, each in a file.
    private func letters(_ texts: [String: String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(Command.text(Command.fixture("small.rules")), "small.rules")
        for (name, text) in texts { try folder.write(text, name) }
        return folder
    }

    @Test("A language without a letter is told, with what its senders get, and counted as a remark")
    func missingLetter() throws {
        let french = try Command.text("rules/reply.fr.txt")
        let english = try Command.text("rules/reply.en.txt")
        let folder = try letters(["reply.fr.txt": french, "reply.en.txt": english])
        let command = try Command.run("check", folder.path("small.rules"))
        #expect(command.status == 0)
        #expect(
            command.error == """
                \(folder.path("reply.de.txt")): attention : cette lettre manque : à qui écrit en \
                allemand, on répond en français et en anglais
                \(folder.path("reply.it.txt")): attention : cette lettre manque : à qui écrit en \
                italien, on répond en français et en anglais

                """)
        #expect(command.output.hasSuffix(", tout est juste ; 2 remarques ci-dessus\n"))
        let alone = try letters(["reply.fr.txt": french])
        let three = try Command.run("check", alone.path("small.rules"))
        #expect(three.error.contains("reply.en.txt: attention : cette lettre manque : à qui écrit"))
        #expect(three.output.hasSuffix("3 remarques ci-dessus\n"))
    }

    @Test("Mistakes in a letter are counted under the letter's name")
    func brokenLetter() throws {
        let french = try Command.text("rules/reply.fr.txt")
        let folder = try letters(["reply.fr.txt": french.replacing("{word}", with: "mot")])
        let command = try Command.run("check", folder.path("small.rules"))
        #expect(command.status == 65)
        #expect(command.error.contains("erreur : il manque {word} dans la lettre"))
        #expect(command.error.hasSuffix("\n\(folder.path("reply.fr.txt")) : 1 faute\n"))
        #expect(!command.error.contains("small.rules : "))
    }

    @Test("A rule file in another encoding is one mistake")
    func encoding() throws {
        let folder = try TemporaryFolder()
        let text = try Command.text(Command.fixture("small.rules"))
        let octets = (text + "rule cafe +1\n    because Café à côté\n    text has café\n")
            .unicodeScalars
            .map { UInt8(truncatingIfNeeded: $0.value) }
        try Data(octets).write(to: folder.url.appendingPathComponent("latin.rules"))
        let command = try Command.run("check", folder.path("latin.rules"))
        #expect(command.status == 65)
        #expect(command.error.components(separatedBy: "erreur :").count == 2)
        #expect(
            command.error.contains(
                "ce fichier n'est pas en UTF-8 (6 caractères perdus) : enregistrez-le en UTF-8"))
    }

    @Test("A file that is not there is named")
    func missing() throws {
        let command = try Command.run("check", "no-such.rules")
        #expect(command.status == 65)
        #expect(command.error.contains("no-such.rules"))
    }
}
