import Foundation
import Testing

@Suite struct LearningTests {
    private let folder: TemporaryFolder

    /// Offers and enquiries of eight organisations each, with labels.
    init() throws {
        folder = try TemporaryFolder()
        var labels = "file\tlabel\tlang\n"
        let things = [
            "plateforme", "machine", "formation", "assurance", "vitrine", "lampe", "chaise",
            "boisson",
        ]
        for (number, thing) in things.enumerated() {
            try letter(
                "p\(number).eml", "Nous proposons à vos membres notre \(thing), sans engagement.")
            try letter(
                "h\(number).eml", "Avez-vous une place libre ? Je viendrais avec ma \(thing).")
            labels += "p\(number).eml\tpitch\tfr\nh\(number).eml\tham\tfr\n"
        }
        try folder.write(labels, "labels.tsv")
    }

    private func letter(_ name: String, _ body: String) throws {
        try folder.write(
            """
            From: Ann <ann@\(name.replacing(".eml", with: "")).example>
            To: info@eclau.ch
            Message-ID: <\(name)@ann.example>
            Content-Type: text/plain; charset=utf-8

            \(body)

            """, name)
    }

    @Test("Training tells how well it does on unseen mail, and gives the same file twice")
    func train() throws {
        for name in ["one.model", "two.model"] {
            let command = try Command.run(
                "train", "--labels", "labels.tsv", "--date", "2026-05-04", "--out",
                folder.path(name), folder.url.path)
            #expect(command.status == 0, "\(command.error)")
            #expect(command.output.contains("AUC"))
            #expect(command.output.contains("0.8 to 1"))
            #expect(command.output.contains("fr                  8       8   1.000"))
        }
        let one = try Data(contentsOf: folder.url.appendingPathComponent("one.model"))
        #expect(try one == Data(contentsOf: folder.url.appendingPathComponent("two.model")))
        #expect(one.count <= 1 << 20)
    }

    /// Moves the enquiries into a folder of their own, under the names of the offers.
    private func moveEnquiries() throws {
        let files = FileManager.default
        try files.createDirectory(
            atPath: folder.path("sub"), withIntermediateDirectories: true)
        var labels = "file\tlabel\tlang\n"
        for number in 0..<8 {
            try files.moveItem(
                atPath: folder.path("h\(number).eml"), toPath: folder.path("sub/p\(number).eml"))
            labels += "p\(number).eml\tpitch\tfr\nsub/p\(number).eml\tham\tfr\n"
        }
        try folder.write(labels, "labels.tsv")
    }

    @Test("A file in a folder below has the label of its path, not that of a namesake")
    func namesakes() throws {
        let tuning = [
            "tune", "--labels", "labels.tsv", "--out", folder.path("points.rules"),
            folder.url.path,
        ]
        let flat = try Command.run(tuning)
        try moveEnquiries()
        let train = try Command.run(
            "train", "--labels", "labels.tsv", "--out", folder.path("m.model"), folder.url.path)
        #expect(train.status == 0, "\(train.error)")
        #expect(train.output.contains("fr                  8       8   1.000"))
        let tune = try Command.run(tuning)
        #expect(tune.status == 0 && tune.error.isEmpty, "\(tune.error)")
        #expect(tune.outputLines.first == flat.outputLines.first)
    }

    @Test(
        "What is labelled and not there is told, once the rest is done",
        arguments: ["train", "tune"])
    func missing(command: String) throws {
        let labels = try folder.text("labels.tsv") + "z.eml\tpitch\tfr\n"
        try folder.write(labels, "labels.tsv")
        let run = try Command.run(
            command, "--labels", "labels.tsv", "--out", folder.path("out"), folder.url.path)
        #expect(run.status == 66)
        #expect(run.error == "nopitch: z.eml: étiqueté, mais absent\n")
        #expect(!run.output.isEmpty)
        let shared = try TemporaryFolder()
        try shared.write(folder.text("p1.eml"), "z.eml")
        let both = try Command.run(
            command, "--labels", folder.path("labels.tsv"), "--out", folder.path("out"),
            folder.url.path, shared.url.path)
        #expect(both.status == 0, "\(both.error)")
    }

    @Test(
        "What is labelled and can't be read is told, once the rest is done",
        arguments: ["train", "tune"])
    func unreadable(command: String) throws {
        let letter = folder.path("p1.eml")
        try FileManager.default.removeItem(atPath: letter)
        try FileManager.default.createDirectory(
            atPath: letter, withIntermediateDirectories: false)
        let run = try Command.run(
            command, "--labels", "labels.tsv", "--out", folder.path("out"), folder.url.path)
        #expect(run.status == 66)
        #expect(run.error == "nopitch: \(letter): ni fichiers .eml, ni Maildir\n")
        #expect(!run.output.isEmpty)
    }

    @Test("Why nothing is labelled is told, whatever the command", arguments: ["train", "tune"])
    func unlabelled(command: String) throws {
        for (labels, reason) in [
            ("file\tlabel\np1.eml\tPITCH\n", "n'est pitch ou ham ; on y lit « PITCH »"),
            ("file\tlabel\n", "labels.tsv ne nomme aucun fichier"),
        ] {
            try folder.write(labels, "labels.tsv")
            let run = try Command.run(
                command, "--labels", "labels.tsv", "--out", folder.path("out"), folder.url.path)
            #expect(run.status == 66)
            #expect(run.error.hasSuffix(reason + "\n"), "\(run.error)")
        }
    }

    @Test("A name's accents may be written in another way than on the disk")
    func decomposed() throws {
        try letter("\u{E9}t\u{E9}.eml", "Nous proposons à vos membres notre plateforme.")
        try folder.write("file\tlabel\ne\u{301}te\u{301}.eml\tpitch\n", "labels.tsv")
        let tune = try Command.run(
            "tune", "--labels", "labels.tsv", "--out", folder.path("out"), folder.url.path)
        #expect(tune.status == 0, "\(tune.error)")
        #expect(tune.error.isEmpty)
    }

    @Test("Nothing is learnt from labels of one kind only")
    func oneKind() throws {
        try folder.write("file\tlabel\np1.eml\tpitch\n", "labels.tsv")
        let command = try Command.run(
            "train", "--labels", "labels.tsv", "--out", folder.path("m.model"), folder.url.path)
        #expect(command.status == 66)
        #expect(command.error.hasSuffix("il n'y a que du démarchage\n"))
        #expect(!FileManager.default.fileExists(atPath: folder.path("m.model")))
    }

    @Test("A broken model is told, and judging goes on without it")
    func brokenModel() throws {
        try folder.write(Command.text("rules/pitch.rules"), "pitch.rules")
        try folder.write(Command.text("rules/eclau.rules"), "eclau.rules")
        try folder.write("this is no model", "likeness.model")
        let command = try Command.run(
            "explain", "--rules", folder.path("eclau.rules"), folder.path("p1.eml"))
        #expect(command.status == 0)
        #expect(
            command.error.contains(
                "likeness.model: ce n'est pas un modèle de ressemblance ; on continue sans"))
        #expect(command.output.contains("points en tout"))
    }

    @Test("Tuning prints before and after and writes lines that the rule file may include")
    func tune() throws {
        let command = try Command.run(
            "tune", "--labels", "labels.tsv", "--out", folder.path("points.rules"),
            folder.url.path)
        #expect(command.status == 0, "\(command.error)")
        #expect(command.outputLines.first?.hasPrefix("avant   rappel ") == true)
        guard FileManager.default.fileExists(atPath: folder.path("points.rules")) else {
            #expect(command.output.contains("aucun changement n'en vaut la peine"))
            return
        }
        #expect(
            command.output.contains(
                "écrivez « include \(folder.url.path)/points.rules » dans rules/"))
        let rules = try Command.text("rules/eclau.rules").replacing(
            "include pitch.rules", with: "include pitch.rules\ninclude points.rules")
        try folder.write(rules, "eclau.rules")
        try folder.write(Command.text("rules/pitch.rules"), "pitch.rules")
        let explain = try Command.run(
            "explain", "--rules", folder.path("eclau.rules"), folder.path("p1.eml"))
        #expect(explain.status == 0, "\(explain.error)")
    }

    @Test("Nothing is proposed where nothing labelled is there")
    func tuneNothing() throws {
        try folder.write("file\tlabel\nz.eml\tpitch\n", "labels.tsv")
        let command = try Command.run(
            "tune", "--labels", "labels.tsv", "--out", folder.path("points.rules"),
            folder.url.path)
        #expect(command.status == 66)
        #expect(command.output.isEmpty && command.error.contains("labels.tsv"))
    }

    @Test("A lesson changes what reads like it, is listed, and is undone")
    func learn() throws {
        let state = folder.url.path
        let learnt = try Command.run("learn", "ham", "--state", state, folder.path("p1.eml"))
        #expect(learnt.output.contains("1 lettre apprise, 0 déjà connue"))
        let list = try Command.run("learn", "list", "--state", state, "--format", "json")
        let entries = try #require(
            JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]])
        #expect(entries.map { $0["label"] as? String } == ["ham"])
        let identifier = try #require(entries.first?["id"] as? String)
        #expect(learnt.output.contains(identifier))
        let text = try Command.run("learn", "list", "--state", state)
        #expect(text.output.hasSuffix("  ordinaire   par vous\n"))
        let undone = try Command.run("learn", "undo", "--state", state, identifier)
        #expect(undone.output.contains("1 leçon retirée"))
        let empty = try Command.run("learn", "list", "--state", state, "--format", "json")
        #expect(empty.output == "[]\n")
        #expect(try Command.run("learn", "list", "--state", state).output == "aucune leçon\n")
    }

    private func learn(_ kind: String, _ names: String...) throws -> [Substring] {
        let state = ["learn", kind, "--state", folder.url.path]
        return try Command.run(state + names.map(folder.path)).outputLines
    }

    @Test("What takes a run back takes back what it learnt, and nothing else")
    func undoneExactly() throws {
        let first = try learn("pitch", "p1.eml")
        let known = try #require(first.last?.split(separator: " ").last)
        let run = try learn("pitch", "p1.eml", "p2.eml", "p2.eml")
        #expect(run.first == "1 lettre apprise, 1 déjà connue.")
        let undo = try #require(run.last)
        #expect(undo.hasPrefix("Pour revenir en arrière : nopitch learn undo "))
        #expect(undo.split(separator: " ").count == 9 && !undo.contains(known))
        #expect(try learn("pitch", "p1.eml") == ["0 lettre apprise, 1 déjà connue."])
        #expect(
            try learn("ham", "p1.eml") == [
                "1 lettre apprise, 0 déjà connue.",
                "1 lettre avait été apprise comme du démarchage ; "
                    + "revenir en arrière le rétablit.",
                "Pour revenir en arrière : nopitch learn undo \(known)",
            ])
        let undone = try Command.run(
            "learn", "undo", "--state", folder.url.path, String(known))
        #expect(
            undone.outputLines.last
                == "Ce qui avait été appris d'abord vaut de nouveau pour 1 lettre.")
        #expect(try labels(folder.url.path) == ["pitch manager", "pitch manager"])
    }

    @Test("Why nothing was learnt is told")
    func nothingLearnt() throws {
        try folder.write("From: info@eclau.ch\nTo: a@b.example\n\nBonjour\n", "own.eml")
        #expect(
            try learn("pitch", "own.eml") == [
                "1 lettre est de la maison elle-même et n'apprend rien."
            ])
        try folder.write("", "empty.mbox")
        #expect(try learn("ham", "empty.mbox") == ["aucune lettre ici"])
    }

    @Test("A letter is learnt from standard input", arguments: ["ham", "pitch"])
    func standardInput(kind: String) throws {
        let learnt = try Command.run(
            ["learn", kind, "--state", folder.url.path, "-"], input: folder.text("p1.eml"))
        #expect(learnt.status == 0, "\(learnt.error)")
        #expect(learnt.output.contains("1 lettre apprise"))
        let sent = try Command.run(
            ["learn", "sent", "--state", folder.url.path, "-"],
            input: Command.text("deploy/sample/boite.mbox"))
        #expect(sent.status == 0, "\(sent.error)")
        #expect(sent.output.hasPrefix("2 lettres de la maison"))
    }

    @Test("A lesson that is not there is told, and those that are go")
    func unknownLesson() throws {
        let state = folder.url.path
        let learnt = try Command.run("learn", "ham", "--state", state, folder.path("p1.eml"))
        let words = try #require(learnt.outputLines.last?.split(separator: " "))
        let name = String(words.last ?? "")
        let undone = try Command.run("learn", "undo", "--state", state, "nosuch", name)
        #expect(undone.status == 66)
        #expect(undone.error == "nopitch: nosuch: aucune leçon de ce nom\n")
        #expect(undone.output.hasPrefix("1 leçon retirée"))
    }

    @Test("A release teaches that the letter is none, a refusal that it is a pitch, and both undo")
    func managersWord() throws {
        let state = folder.url.path
        let delivered = try Command.run(
            "deliver", "--rules", "rules/eclau.rules", "--state", state, "--maildir",
            folder.path("mail"), input: folder.text("p1.eml"))
        #expect(delivered.status == 0, "\(delivered.error)")
        let refused = try Command.run("refuse", "p1.example", "--state", state)
        #expect(
            refused.output.contains(
                "est du démarchage. Pour revenir en arrière : nopitch learn undo"))
        #expect(try labels(state) == ["pitch refuse"])
        let log = try Command.run("log", "--format", "json", "--state", state)
        let decisions = try #require(
            JSONSerialization.jsonObject(with: Data(log.output.utf8)) as? [[String: Any]])
        let identifier = try #require(decisions.first?["id"] as? String)
        let released = try Command.run("release", identifier, "--state", state)
        #expect(released.output.contains("est une lettre ordinaire"))
        #expect(try labels(state) == ["ham release"])
        let forgotten = try Command.run("forget", "p1.example", "--state", state)
        #expect(forgotten.status == 0)
        #expect(try labels(state).isEmpty)
    }

    /// The label and origin of each lesson.
    private func labels(_ state: String) throws -> [String] {
        let list = try Command.run("learn", "list", "--state", state, "--format", "json")
        let entries = try #require(
            JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: String]])
        return entries.map { "\($0["label"] ?? "") \($0["origin"] ?? "")" }
    }
}
