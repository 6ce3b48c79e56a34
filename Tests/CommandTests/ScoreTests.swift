import Foundation
import Testing

@Suite struct ScoreTests {
    private let folder: TemporaryFolder
    private let arguments: [String]

    /// Three messages from the small mailbox as files: a pitch, an enquiry, a doubtful one.
    init() throws {
        folder = try TemporaryFolder()
        let mailbox = try Command.text(Command.fixture("small.mbox"))
        let messages = mailbox.components(separatedBy: "\nFrom ")
        for (name, index) in [("a.eml", 0), ("b.eml", 1), ("d.eml", 3)] {
            let lines = messages[index].split(separator: "\n", omittingEmptySubsequences: false)
            try folder.write(lines.dropFirst().joined(separator: "\n"), name)
        }
        let labels =
            "file\tnote\tlabel\na.eml\tx\tpitch\nb.eml\t\tham\nd.eml\t\tpitch\ne.eml\t\tcase\n"
        try folder.write(labels, "labels.tsv")
        arguments = [
            "--rules", Command.fixture("small.rules"), "--labels", folder.path("labels.tsv"),
            folder.url.path,
        ]
    }

    @Test("The table tells the figures, the names and what each rule did")
    func table() throws {
        let command = try Command.run(["score"] + arguments)
        #expect(command.status == 0)
        #expect(
            command.output == """
                3 messages: 2 pitches, 1 ham
                precision 100.0 %   recall 50.0 %
                false alarms: 0
                misses: 1
                    d.eml

                rule          points  pitch   ham  decisive
                sells-chairs      +2      2     0         2
                sells-often     +1.5      1     0         1
                asks            -0.5      0     1         0
                enthusiastic      +3      1     0         0

                """)
    }

    @Test("The object has the same for programs")
    func json() throws {
        let command = try Command.run(["score", "--format", "json"] + arguments)
        let score = try object(command.output)
        #expect(
            Set(score.keys) == [
                "messages", "precision", "recall", "false_alarms", "misses", "rules",
            ])
        #expect(score["messages"] as? Int == 3)
        #expect(score["precision"] as? Double == 1)
        #expect(score["recall"] as? Double == 0.5)
        #expect(score["misses"] as? [String] == ["d.eml"])
        let rules = try #require(score["rules"] as? [[String: Any]])
        #expect(rules.map { $0["name"] as? String }.first == "sells-chairs")
        #expect(Set(rules[0].keys) == ["name", "points", "pitch_hits", "ham_hits", "decisive"])
    }

    @Test("Labels without their columns are refused")
    func columns() throws {
        try folder.write("name\tlabel\na.eml\tpitch\n", "labels.tsv")
        let command = try Command.run(["score"] + arguments)
        #expect(command.status == 66)
        #expect(command.error.contains("labels.tsv"))
    }

    @Test("A label without its message is told")
    func unseen() throws {
        try folder.write("file\tlabel\na.eml\tpitch\nz.eml\tpitch\n", "labels.tsv")
        let command = try Command.run(["score"] + arguments)
        #expect(command.error == "nopitch: z.eml: étiqueté, mais absent\n")
    }

    @Test("A letter of the house's own is there, but nothing to judge, and that is told")
    func ownLetter() throws {
        try folder.write("From: info@loft.example\nTo: a@b.example\n\nHello\n", "own.eml")
        try folder.write("file\tlabel\na.eml\tpitch\nown.eml\tham\n", "labels.tsv")
        let command = try Command.run(["score"] + arguments)
        #expect(command.status == 0)
        #expect(
            command.error
                == "nopitch: own.eml: étiqueté, mais sans aucune lettre, sinon de la maison\n")
    }

    @Test("A file in a folder below is named by its path from the folder")
    func folders() throws {
        let below = folder.path("sub")
        try FileManager.default.createDirectory(
            atPath: below, withIntermediateDirectories: false)
        try FileManager.default.copyItem(atPath: folder.path("d.eml"), toPath: below + "/a.eml")
        try folder.write("file\tlabel\na.eml\tpitch\nsub/a.eml\tpitch\n", "labels.tsv")
        let command = try Command.run(["score", "--format", "json"] + arguments)
        #expect(command.status == 0 && command.error.isEmpty, "\(command.error)")
        let score = try object(command.output)
        #expect(score["messages"] as? Int == 2)
        #expect(score["misses"] as? [String] == ["sub/a.eml"])
        try folder.write("file\tlabel\nsub/a.eml\tham\n", "labels.tsv")
        #expect(try Command.run(["score"] + arguments).output.hasPrefix("1 messages: 0 pitches"))
    }

    @Test("In a Maildir the name alone is enough")
    func maildir() throws {
        for name in ["cur", "new"] {
            try FileManager.default.createDirectory(
                atPath: folder.path(name), withIntermediateDirectories: false)
        }
        try FileManager.default.moveItem(
            atPath: folder.path("a.eml"), toPath: folder.path("cur/a.eml"))
        try FileManager.default.moveItem(
            atPath: folder.path("b.eml"), toPath: folder.path("new/b.eml"))
        try folder.write("file\tlabel\na.eml\tpitch\nnew/b.eml\tham\n", "labels.tsv")
        let command = try Command.run(["score"] + arguments)
        #expect(command.output.hasPrefix("2 messages: 1 pitches, 1 ham"))
        #expect(command.error.isEmpty)
    }

    @Test(
        "Where no label is one of the two, or none is there, that is told",
        arguments: [
            ("a.eml\tPITCH\n", "n'est pitch ou ham ; on y lit « PITCH »"),
            ("", "labels.tsv ne nomme aucun fichier"),
        ])
    func unlabelled(lines: String, reason: String) throws {
        try folder.write("file\tlabel\n" + lines, "labels.tsv")
        let command = try Command.run(["score"] + arguments)
        #expect(command.status == 66)
        #expect(command.error.hasSuffix(reason + "\n"), "\(command.error)")
    }

    @Test("Where nothing labelled is there, that is told, and no figures")
    func nothing() throws {
        try folder.write("file\tlabel\nz.eml\tpitch\n", "labels.tsv")
        let command = try Command.run(["score"] + arguments)
        #expect(command.status == 66)
        #expect(command.output.isEmpty)
        #expect(command.error.contains("aucun des fichiers que nomme "))
        let elsewhere = try Command.run(
            ["score"] + arguments.dropLast() + [folder.path("nowhere")])
        #expect(elsewhere.status == 66)
        #expect(
            elsewhere.error
                == "nopitch: \(folder.path("nowhere")): aucun fichier ou dossier de ce nom\n")
    }

    @Test("What an editor writes before the labels does not hide their first column")
    func byteOrderMark() throws {
        try folder.write("\u{FEFF}file\tlabel\na.eml\tpitch\n", "labels.tsv")
        #expect(try Command.run(["score"] + arguments).output.hasPrefix("1 messages: 1 pitches"))
    }
}
