import Foundation
import Testing

@Suite struct DryRunTests {
    private let rules = ["--rules", Command.fixture("small.rules")]
    private let mailbox = Command.fixture("small.mbox")
    private static let sample = [
        "--contacts", "deploy/sample/contacts.txt", "deploy/sample/boite.mbox",
    ]

    @Test("The table has a line a message, but for those of the house, and the sum")
    func table() throws {
        let command = try Command.run(["dry-run"] + rules + [mailbox])
        #expect(command.status == 0)
        #expect(command.output == (try Command.text(Command.fixture("small.table"))))
        #expect(command.error.isEmpty)
    }

    @Test("The objects have every key, one line a message, in mailbox order")
    func objects() throws {
        let command = try Command.run(["dry-run", "--format", "ndjson"] + rules + [mailbox])
        #expect(command.status == 0)
        #expect(command.error.isEmpty)
        #expect(command.output == (try Command.text(Command.fixture("small.ndjson"))))
        let objects = try command.outputLines.map { try object($0) }
        #expect(objects.map { $0["index"] as? Int } == [0, 1, 3])
        let keys: Set = [
            "source", "index", "message_id", "from", "subject", "date", "verdict", "points",
            "kinds", "hits", "action", "folder", "reply", "defects",
        ]
        for object in objects {
            #expect(Set(object.keys) == keys)
            let reply = object["reply"] as? [String: Any] ?? [:]
            #expect(Set(reply.keys) == ["would", "gate"])
            for hit in object["hits"] as? [[String: Any]] ?? [] {
                #expect(
                    Set(hit.keys) == [
                        "rule", "points", "kind", "principle", "because", "excerpt",
                    ])
            }
        }
    }

    @Test("The points of an object's hits add up to its points")
    func sums() throws {
        let command = try Command.run(["dry-run", "--format", "ndjson"] + Self.sample)
        for line in command.outputLines {
            let object = try object(line)
            let hits = object["hits"] as? [[String: Any]] ?? []
            let sum = hits.reduce(0) { $0 + ($1["points"] as? Double ?? 0) }
            #expect(sum == object["points"] as? Double)
        }
    }

    @Test("Against other rules only what is judged otherwise is shown, with the rules that do it")
    func against() throws {
        let folder = try TemporaryFolder()
        let text = try Command.text(Command.fixture("small.rules"))
        let milder = try folder.write(
            text.replacing("rule sells-chairs +2", with: "rule sells-chairs +0.5"), "milder.rules")
        let command = try Command.run(
            [
                "dry-run", "--rules", milder.path, "--against", Command.fixture("small.rules"),
                mailbox,
            ])
        #expect(command.status == 0)
        #expect(
            command.output == """
                2026-03-02  Démarchage → Douteux       3.5 → 2         Paul Chaise <paul@chairs.exam…  Des chaises pour écouter
                     -1.5  Vend des chaises  [sells-chairs]
                2026-03-03  Douteux → Livré            2 → 0.5         bruno@seats.example
                     -1.5  Vend des chaises  [sells-chairs]

                3 messages, dont 2 jugés autrement : Démarchage → Douteux 1, Douteux → Livré 1

                """)
        let same = try Command.run(["dry-run", "--against", rules[1]] + rules + [mailbox])
        #expect(same.output == "3 messages, aucun jugé autrement\n")
    }

    @Test("Objects of a comparison tell what the other rules made of the message")
    func comparedObjects() throws {
        let folder = try TemporaryFolder()
        let text = try Command.text(Command.fixture("small.rules"))
        let held = try folder.write(
            text.replacing("    file into Pitches", with: "    hold"), "held.rules")
        let command = try Command.run(
            ["dry-run", "--format", "ndjson", "--rules", held.path, "--against", rules[1], "-"],
            input: try Command.text(mailbox))
        #expect(command.outputLines.count == 1)
        let object = try object(command.outputLines[0])
        let before = try #require(object["before"] as? [String: Any])
        #expect(object["action"] as? String == "hold")
        #expect(before["action"] as? String == "file")
        #expect(before["folder"] as? String == "Pitches")
        #expect(before["verdict"] as? String == "pitch")
        #expect((before["hits"] as? [Any])?.count == 3)
        let report = try Command.run(
            ["dry-run", "--against", rules[1], "--report", folder.path("x.html"), mailbox])
        #expect(report.status == 64)
    }

    @Test("An organisation that writes more than once is answered once, and counted so")
    func repliesByOrganisation() throws {
        let folder = try TemporaryFolder()
        let text = try Command.text(Command.fixture("small.rules"))
        let eager = try folder.write(
            text.replacing("rule sells-chairs +2", with: "rule sells-chairs +9"), "eager.rules")
        let letter = try #require(
            try Command.text(mailbox).components(separatedBy: "\nFrom ").first)
        let second = letter.replacing("<1@chairs", with: "<9@chairs")
            .replacing("paul@", with: "lise@").replacing("2 Mar", with: "9 Mar")
        let box = try folder.write(letter + "\n" + second + "\n", "two.mbox")
        let arguments = ["dry-run", "--rules", eager.path, box.path]
        let table = try Command.run(arguments + ["--report", folder.path("x.html")])
        #expect(table.outputLines.last?.hasSuffix(" · 1 réponse partirait") == true)
        #expect(try folder.text("x.html").contains("Une réponse automatique partirait."))
        let objects = try Command.run(arguments + ["--format", "ndjson"]).outputLines.map {
            try object($0)
        }
        #expect(
            objects.map { ($0["reply"] as? [String: Any])?["would"] as? Bool } == [true, true])
        let against = try Command.run(arguments + ["--against", Command.fixture("small.rules")])
        #expect(against.outputLines.last?.hasSuffix("réponses 0 → 1") == true)
    }

    @Test("Standard input is read like a file, under the name -")
    func standardInput() throws {
        let arguments = ["dry-run", "--format", "ndjson"] + rules
        let file = try Command.run(arguments + [mailbox])
        let input = try Command.run(arguments + ["-"], input: Command.text(mailbox))
        #expect(input.status == 0)
        #expect(
            input.output == file.output.replacing("\"\(mailbox)\"", with: "\"-\""))
    }

    @Test("A pipe is read like a file, under its name")
    func pipe() throws {
        let arguments = ["dry-run", "--format", "ndjson"] + rules
        let file = try Command.run(arguments + [mailbox])
        let folder = try TemporaryFolder()
        let pipe = folder.path("pipe")
        try #require(mkfifo(pipe, 0o600) == 0)
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/bin/sh")
        writer.arguments = ["-c", "exec cat \(mailbox) > \(pipe)"]
        writer.currentDirectoryURL = Command.root
        try writer.run()
        let piped = try Command.run(arguments + [pipe])
        writer.waitUntilExit()
        let name = pipe.replacing("/", with: "\\/")
        let shown = piped.output.replacing("\"\(name)\"", with: "\"\(mailbox)\"")
            .replacing("\"\(pipe)\"", with: "\"\(mailbox)\"")
        #expect(piped.status == 0 && shown == file.output)
    }

    @Test("A letter that becomes the house's own is judged otherwise")
    func againstOwn() throws {
        let folder = try TemporaryFolder()
        let text = try Command.text(Command.fixture("small.rules"))
        let letter = try folder.write(
            "From: bob@chairs.example\nTo: info@loft.example\nSubject: x\n\nnos chaises\n", "x.eml")
        let wider = try folder.write(
            text.replacing(
                "address  info@loft.example",
                with: "address  info@loft.example | bob@chairs.example"),
            "wider.rules")
        let command = try Command.run(
            ["dry-run", "--against"] + [Command.fixture("small.rules"), letter.path]
                + ["--rules", wider.path])
        #expect(command.output.contains("1 message, dont 1 jugé autrement"))
    }

    @Test("Any number of jobs gives the same", arguments: ["1", "2", "4", "9"])
    func jobs(count: String) throws {
        let arguments = ["dry-run", "--format", "ndjson"] + Self.sample
        let several = Array(repeating: "deploy/sample/boite.mbox", count: 5)
        let command = try Command.run(arguments + several + ["--jobs", count])
        let one = try Command.run(arguments + several + ["--jobs", "1"])
        #expect(command.output == one.output)
        #expect(command.outputLines.count == 6 * 43)
    }

    @Test("CRLF and LF give the same")
    func lineEnds() throws {
        let text = try Command.text("deploy/sample/boite.mbox")
        let arguments = ["dry-run", "--format", "ndjson", "-"]
        let bare = try Command.run(arguments, input: text)
        let carried = try Command.run(arguments, input: text.replacing("\n", with: "\r\n"))
        #expect(bare.outputLines.count == 43)
        #expect(bare.output == carried.output)
    }

    @Test("What cannot be read is named; the others are still judged")
    func unreadable() throws {
        let command = try Command.run(["dry-run"] + rules + ["no-such.mbox", mailbox])
        #expect(command.status == 66)
        #expect(command.output == (try Command.text(Command.fixture("small.table"))))
        #expect(command.error == "nopitch: no-such.mbox: aucun fichier ou dossier de ce nom\n")
    }

    @Test("In a pipe there is no colour, nor progress", arguments: [[:], ["NO_COLOR": "1"]])
    func plain(environment: [String: String]) throws {
        let command = try Command.run(["dry-run"] + Self.sample, environment: environment)
        #expect(!command.output.contains("\u{1B}"))
        #expect(command.error.isEmpty)
    }

    @Test("A hostile message cannot move the cursor", arguments: ["fr", "en"])
    func escapes(language: String) throws {
        let arguments = rules + ["--language", language, "-"]
        for name in ["dry-run", "explain"] {
            let command = try Command.run([name] + arguments, input: Hostile.message)
            #expect(command.status == 0)
            let controls = command.output.unicodeScalars.filter {
                $0.properties.generalCategory == .control && $0 != "\n"
            }
            #expect(controls.isEmpty, "\(name)")
            #expect(!command.output.contains("\u{202E}"))
        }
    }

    @Test("The same letter from another firm's mailbox is a follow-up")
    func secondMailbox() throws {
        let offer = """
            Nous louons des plantes vertes aux bureaux, avec arrosage et remplacement compris. Nos
            jardiniers passent chaque semaine, le matin, avant l'arrivée de vos membres, et
            remplacent sans frais ce qui ne pousse pas. Le premier mois est gratuit et sans
            engagement. Souhaitez-vous que je passe voir vos locaux mardi ou jeudi ?
            """
        func letter(_ day: Int, from: String, _ body: String) -> String {
            "From x@y.example Tue Mar  3 09:00:00 2026\nFrom: \(from)\nTo: info@maison.example\nSubject: Plantes\n"
                + "Date: Tue, \(day) Mar 2026 09:00:00 +0100\n"
                + "Content-Type: text/plain; charset=utf-8\n\n\(body)\n\n"
        }
        let folder = try TemporaryFolder()
        let rules = """
            house
                name     Maison
                address  info@maison.example
            decide
                pitch from 4 points and 2 kinds
                doubt from 2 points
            rule rents +2
                because  Loue
                text has louons
            rule again +3
                because  Revient
                attempts >= 1

            """
        _ = try folder.write(rules, "house.rules")
        _ = try folder.write(
            letter(3, from: "a@plantes.example", offer) + letter(9, from: "b@vert.example", offer)
                + letter(10, from: "c@bureau.example", "Nous louons aussi."), "box")
        let command = try Command.run([
            "dry-run", "--format", "ndjson", "--rules", folder.path("house.rules"),
            folder.path("box"),
        ])
        let verdicts = try command.outputLines.map { try object($0)["verdict"] as? String }
        #expect(verdicts == ["doubt", "pitch", "doubt"])
    }

    @Test("Hostile text in an object is escaped, and the object stays one line")
    func escapedObjects() throws {
        let command = try Command.run(
            ["dry-run", "--format", "ndjson"] + rules + ["-"], input: Hostile.message)
        #expect(command.outputLines.count == 1)
        #expect(try object(command.output)["subject"] is String)
        #expect(!command.output.contains("\u{1B}"))
    }
}

/// A message that tries to reach the terminal and the browser of whoever looks at it.
enum Hostile {
    static let payload =
        "</script><script>alert(1)</script><img src=x onerror=alert(2)>\" onload='x`"

    static var message: String {
        let subject = "\u{1B}[2J\u{7}\u{9B}31m\u{202E}" + payload
        return """
            From: =?utf-8?b?\(base64("\u{1B}]0;x\u{7}<b onclick=a>\"'</title>"))?= <p@chairs.example>
            To: info@loft.example
            Subject: =?utf-8?b?\(base64(subject))?=
            Message-ID: <"><script>alert(3)</script>@chairs.example>
            Date: Mon, 2 Mar 2026 09:00:00 +0100
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            \(base64("Nos chaises \u{1B}[31m sont formidables \(payload)\n"))
            """
    }

    private static func base64(_ text: String) -> String {
        Data(text.utf8).base64EncodedString()
    }
}
