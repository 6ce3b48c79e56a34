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
                Aurait été livré sans : « Vend des chaises »
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
                Would have been delivered without: "Sells chairs"
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

    @Test("An empty message is explained too")
    func empty() throws {
        let command = try Command.run("explain", "--rules", rules, "-", input: "")
        #expect(command.status == 0)
        #expect(command.output.hasPrefix("Livré"))
    }
}
