import Foundation
import Testing

@Suite struct ExplainTests {
    private let rules = Command.fixture("small.rules")

    /// The first message of the small mailbox.
    private func pitch() throws -> String {
        let lines = try Command.text(Command.fixture("small.mbox"))
            .split(separator: "\n", omittingEmptySubsequences: false)
        return lines.dropFirst().prefix { !$0.hasPrefix("From ") }.joined(separator: "\n")
    }

    @Test("Reasons, points and words add up, in French")
    func french() throws {
        let command = try Command.run("explain", "--rules", rules, "-", input: pitch())
        #expect(command.status == 0)
        #expect(
            command.output == """
                Démarchage : 3.5 points (seuil 3), 2 sortes d'indices (il en faut 2)
                     +2  Vend des chaises « Nos chaises »  [sells-chairs]
                   +1.5  Vient d'une maison qui vend « chairs.example »  [sells-often]
                  essai  S'enthousiasme « formidable »  [enthusiastic]
                  = 3.5  points en tout
                Aurait été livré sans « Vend des chaises »
                Pas de réponse automatique : ce n'est du démarchage que de justesse

                """)
    }

    @Test("Rules that speak English are heard in English")
    func english() throws {
        let command = try Command.run(
            "explain", "--rules", rules, "--language", "en", "-", input: pitch())
        #expect(
            command.output == """
                Pitch: 3.5 points (threshold 3), 2 kinds of evidence (2 needed)
                     +2  Sells chairs "Nos chaises"  [sells-chairs]
                   +1.5  Vient d'une maison qui vend "chairs.example"  [sells-often]
                  trial  S'enthousiasme "formidable"  [enthusiastic]
                  = 3.5  points in all
                Would have been delivered without "Sells chairs"
                No automatic reply: it is a pitch by a narrow margin only

                """)
    }

    @Test("The language is that of the environment, unless it is said")
    func environment() throws {
        let command = try Command.run(
            "explain", "--rules", rules, "-", input: pitch(), environment: ["LANG": "en_GB.UTF-8"])
        #expect(command.output.hasPrefix("Pitch: 3.5 points"))
    }

    @Test(
        "Contacts are never filtered, by address or by domain",
        arguments: [
            "paul@chairs.example # Paul", "@chairs.example", "Paul <Paul+x@Chairs.example>",
        ])
    func contacts(line: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("# ours\n\n\(line)\n", "contacts.txt")
        let command = try Command.run(
            "explain", "--rules", rules, "--contacts", folder.path("contacts.txt"), "-",
            input: pitch())
        #expect(command.output.hasPrefix("Livré : l'expéditeur est connu de la maison\n"))
    }

    @Test("What an editor writes before the first contact is not a part of it")
    func byteOrderMark() throws {
        let folder = try TemporaryFolder()
        try folder.write("\u{FEFF}paul@chairs.example\r\n", "contacts.txt")
        let command = try Command.run(
            "explain", "--rules", rules, "--contacts", folder.path("contacts.txt"), "-",
            input: pitch())
        #expect(command.output.hasPrefix("Livré : l'expéditeur est connu de la maison\n"))
        #expect(command.error.isEmpty)
    }

    @Test("A contact that is all of a provider counts, with a warning")
    func providerAsContact() throws {
        let folder = try TemporaryFolder()
        try folder.write("@gmail.com\nlise@gmail.com\n", "contacts.txt")
        let command = try Command.run(
            "explain", "--rules", rules, "--contacts", folder.path("contacts.txt"), "-",
            input: pitch().replacing("paul@chairs.example", with: "paul@gmail.com"))
        #expect(command.output.hasPrefix("Livré : l'expéditeur est connu de la maison\n"))
        #expect(command.error.components(separatedBy: "\n").count == 2)
        #expect(
            command.error.hasPrefix(
                "nopitch: \(folder.path("contacts.txt")):1: chacun peut avoir une adresse chez "
                    + "gmail.com"))
    }

    @Test("A line of the contacts that is none is told with its place, and the rest counts")
    func oddContacts() throws {
        let folder = try TemporaryFolder()
        let lines = ["a@b.example, c@d.example", "*@b.example", "b.example", "paul@chairs.example"]
        try folder.write("# ours\n" + lines.joined(separator: "\n"), "contacts.txt")
        let command = try Command.run(
            "explain", "--rules", rules, "--contacts", folder.path("contacts.txt"), "-",
            input: pitch(), environment: ["LANG": "en"])
        #expect(command.status == 0)
        #expect(command.output.hasPrefix("Delivered: "))
        let complaints = zip(2..., lines.dropLast()).map { number, line in
            "nopitch: \(folder.path("contacts.txt")):\(number): \"\(line)\" is neither an address "
                + "nor a @domain; the line does not count\n"
        }
        #expect(command.error == complaints.joined())
    }

    @Test(
        "What would have delivered a message together is not said of each reason by itself",
        arguments: [
            (1, "fr", "Aurait été livré sans « R1 »"),
            (2, "fr", "Aurait été livré sans ces 2 raisons ensemble : « R1 », « R2 »"),
            (
                4, "en",
                "Would have been delivered without these 4 reasons together: \"R1\", \"R2\", "
                    + "\"R3\", \"R4\""
            ),
        ])
    func counterfactual(count: Int, language: String, sentence: String) throws {
        let folder = try TemporaryFolder()
        var rules = "decide\n    pitch from 90 points and 2 kinds\n    doubt from 1 points\n"
        for number in 1...count {
            rules += "rule r\(number) +1\n    because  R\(number)\n    text has nos chaises\n"
        }
        try folder.write("house\n    address info@loft.example\n" + rules, "r.rules")
        let command = try Command.run(
            "explain", "--rules", folder.path("r.rules"), "--language", language, "-",
            input: pitch())
        #expect(command.outputLines.last.map(String.init) == sentence)
    }

    @Test("A mailbox of several messages is no letter: it gets no verdict, but another command")
    func mailbox() throws {
        let mailbox = Command.fixture("small.mbox")
        let command = try Command.run("explain", "--rules", rules, mailbox)
        #expect(command.status == 64)
        #expect(command.output.isEmpty)
        #expect(
            command.error
                == "nopitch: \(mailbox) contient 4 messages : nopitch dry-run \(mailbox)\n")
    }

    @Test("A folder is a mailbox too, and one with a single message is explained")
    func folder() throws {
        let folder = try TemporaryFolder()
        try folder.write(pitch(), "a.eml")
        let one = try Command.run("explain", "--rules", rules, folder.url.path)
        #expect(one.output.hasPrefix("Démarchage : 3.5 points (seuil 3)"))
        try folder.write(pitch(), "b.eml")
        let two = try Command.run("explain", "--rules", rules, folder.url.path)
        #expect(two.status == 64)
        #expect(two.error.contains(" contient 2 messages : nopitch dry-run "))
    }

    @Test("A folder without messages is told in the reader's language")
    func emptyFolder() throws {
        let folder = try TemporaryFolder()
        let command = try Command.run("explain", "--rules", rules, folder.url.path)
        #expect(command.status == 66)
        #expect(command.error == "nopitch: \(folder.url.path): ni fichiers .eml, ni Maildir\n")
        let dryRun = try Command.run("dry-run", "--rules", rules, folder.url.path)
        #expect(dryRun.error == command.error)
    }

    @Test("An mbox of one message is explained as that message is")
    func mailboxOfOne() throws {
        let folder = try TemporaryFolder()
        let line = "From paul@chairs.example Mon Jan  5 10:00:00 2026\n"
        try folder.write(line + pitch(), "one.mbox")
        let boxed = try Command.run("explain", "--rules", rules, folder.path("one.mbox"))
        let piped = try Command.run("explain", "--rules", rules, "-", input: pitch())
        #expect(boxed.status == 0)
        #expect(boxed.output == piped.output)
    }

    @Test("An empty message is explained too")
    func empty() throws {
        let command = try Command.run("explain", "--rules", rules, "-", input: "")
        #expect(command.status == 0)
        #expect(command.output.hasPrefix("Livré"))
    }
}
