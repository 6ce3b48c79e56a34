import Foundation
import GRDB
import Testing

@Suite("The commands about the ledger")
struct LedgerCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func run(_ arguments: String..., language: String = "en_GB.UTF-8") throws -> Command {
        try Command.run(
            arguments + ["--state", folder.url.path], environment: ["LANG": language])
    }

    @Test("Allowing says what changed and how to undo it, in the house's language or in English")
    func allow() throws {
        let english = try run("allow", "Anna+news@Firm.example")
        #expect(
            english.output == """
                anna@firm.example is no longer filtered.
                To undo it: nopitch allow --undo anna@firm.example

                """)
        let french = try run("allow", "anna@firm.example", language: "fr_CH.UTF-8")
        #expect(
            french.output == """
                anna@firm.example n'était déjà plus filtré.

                """)
    }

    @Test("What a command says undoes it leaves what was before, and the rest untouched")
    func undo() throws {
        _ = try deliverOffers()
        for command in [["allow"], ["refuse"], ["allow"]] {
            let before = try run("history", "stores.example").output
            let said = try Command.run(
                command + ["marc@stores.example", "--state", folder.url.path])
            let line = try #require(
                said.outputLines.first { $0.hasPrefix("Pour revenir en arrière : ") })
            let words = line.dropFirst("Pour revenir en arrière : nopitch ".count)
            #expect(try run("history", "stores.example").output != before)
            let undone = try Command.run(
                words.split(separator: " ").map(String.init) + ["--state", folder.url.path])
            #expect(undone.status == 0, "\(undone.error)")
            #expect(try run("history", "stores.example").output == before)
        }
    }

    @Test("A no that a word lifts is told, and noted again by what undoes the word")
    func lifted() throws {
        _ = try run("refuse", "firm.example")
        let allowed = try run("allow", "anna@firm.example").outputLines
        #expect(allowed[1].hasPrefix("The no of 20"))
        let words = "nopitch allow --undo anna@firm.example && nopitch refuse firm.example"
        #expect(allowed.last == "To undo it: \(words)")
    }

    @Test("Who is refused is known no more, and who else of the firm is known is named")
    func refusedIsKnown() throws {
        _ = try run("allow", "velum.example")
        _ = try run("allow", "eva@velum.example")
        let refused = try run("refuse", "j@velum.example")
        #expect(
            refused.output == """
                A no is noted for the organisation of j@velum.example: its next offer is insistence.
                @velum.example is filtered again.
                eva@velum.example is still known. To filter them too: nopitch allow --undo eva@velum.example
                To undo it: nopitch allow @velum.example

                """)
    }

    @Test("There is nothing to take back where nothing was said", arguments: ["allow", "refuse"])
    func nothingToUndo(name: String) throws {
        let command = try run(name, "--undo", "anna@firm.example")
        #expect(command.status == 66)
        #expect(command.output.isEmpty && command.error.hasPrefix("nopitch: anna@firm.example: "))
    }

    @Test(
        "A provider of mailboxes is no organisation that could be told no, or spared",
        arguments: ["refuse", "allow"], ["gmail.com", "@gmail.com"])
    func provider(name: String, who: String) throws {
        let command = try run(name, who)
        #expect(command.status == 64)
        #expect(command.error.contains("Anybody can have an address at gmail.com"))
        #expect(try run(name, "marc@gmail.com").status == 0)
        #expect(try run(name, "--undo", who).status == 66)
    }

    @Test("What a sender chose as an address is no command where it is printed to be typed")
    func quoting() throws {
        let command = try run("allow", "a`reboot`@firm.example")
        #expect(
            command.output.hasSuffix("nopitch allow --undo 'a`reboot`@firm.example'\n"))
    }

    @Test("Forgetting tells how much was removed")
    func forget() throws {
        _ = try run("allow", "@firm.example")
        #expect(
            try run("forget", "firm.example").output.hasPrefix("@firm.example: 1 entry removed"))
        #expect(
            try run("forget", "firm.example").output.hasPrefix("@firm.example: 0 entries removed"))
    }

    @Test("Forgetting an address tells that its firm's no still holds, and what takes that back")
    func forgetRefused() throws {
        _ = try run("refuse", "anna@firm.example")
        let command = try run("forget", "anna@firm.example")
        #expect(command.outputLines.last?.hasPrefix("The no of 20") == true)
        #expect(
            command.output.hasSuffix(
                "still holds. To take it back: nopitch refuse --undo firm.example\n"))
        #expect(try run("refuse", "--undo", "firm.example").status == 0)
        #expect(!(try run("forget", "anna@firm.example").output.contains("still holds")))
    }

    @Test("A no is noted for the organisation")
    func refuse() throws {
        let command = try run("refuse", "marc@stores.example")
        #expect(command.status == 0)
        #expect(
            command.output.hasSuffix("To undo it: nopitch refuse --undo marc@stores.example\n"))
    }

    @Test("Whoever the house wrote to in its Sent mailbox is known")
    func learnSent() throws {
        let command = try run("learn", "sent", "deploy/sample/boite.mbox")
        #expect(
            command.output == """
                2 letters of the house: 3 correspondents known.
                To filter one of them again: nopitch allow --undo WHO

                """)
    }

    @Test("An empty ledger has no decisions to list", arguments: ["log", "history"])
    func empty(name: String) throws {
        let arguments = name == "log" ? [] : ["firm.example"]
        let text = try Command.run(
            [name] + arguments + ["--state", folder.url.path], environment: ["LANG": "en_GB"])
        #expect(text.output == "no decisions\n")
        let json = try Command.run(
            [name] + arguments + ["--format", "json", "--state", folder.url.path])
        let list = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [Any]
        #expect(list?.isEmpty == true)
    }

    @Test("What is not there is told, with the exit code for unreadable input")
    func missing() throws {
        #expect(try run("release", "nothing").status == 66)
        let elsewhere = try Command.run("log", "--state", folder.path("missing"))
        #expect(elsewhere.status == 66)
        #expect(
            elsewhere.error == "nopitch ne retient encore rien ici "
                + "(\(folder.path("missing")) n'existe pas)\n")
    }

    /// Two letters of a firm, the second from its other mailbox, delivered and filed.
    private func deliverOffers() throws -> String {
        let maildir = folder.path("box")
        for (number, from) in ["marc@stores.example", "lise@mail.stores.example"].enumerated() {
            let message = """
                From: \(from)
                To: info@eclau.ch
                Subject: Re: Stores
                Message-ID: <s\(number)@stores.example>
                Content-Type: text/plain; charset=utf-8

                Bonjour,

                nous proposons des stores pour vos bureaux, 290 francs la pièce, devis gratuit et sans
                engagement. Notre maison est spécialisée dans la protection solaire. Seriez-vous
                disponible quinze minutes mardi ?

                Marc

                """
            let command = try Command.run(
                [
                    "deliver", "--rules", "rules/eclau.rules", "--state", folder.url.path,
                    "--maildir", maildir,
                ], input: message)
            #expect(command.status == 0)
        }
        return maildir
    }

    @Test("History tells gaps, another mailbox, a Re: to nothing, and the rules that hit")
    func history() throws {
        _ = try deliverOffers()
        let lines = try run("history", "stores.example").outputLines
        #expect(lines.count == 4)
        #expect(lines[0].contains("marc@stores.example") && lines[0].contains("Pitch"))
        #expect(lines[1].contains("\"Re:\" to nothing, \""))
        #expect(!lines[1].contains("names-prices"))
        #expect(lines[2].contains("+0") && lines[2].contains("lise@mail.stores.example"))
        #expect(lines[3].contains("another mailbox"))
        _ = try run("refuse", "stores.example")
        let refused = try run("history", "stores.example").outputLines
        #expect(refused[0].hasPrefix("Was told no: stores.example, "))
        let json = try run("history", "stores.example", "--format", "json").output
        let list = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]]
        #expect(list?.map { $0["changed"] as? String } == [nil, "mailbox"])
        #expect(list?.map { $0["days_since_previous"] as? Int } == [nil, 0])
        #expect(list?.map { $0["fake_reply"] as? Bool } == [true, true])
    }

    @Test("History tells the heaviest reasons, or the rules' names where no rules can be read")
    func reasons() throws {
        _ = try deliverOffers()
        let rules = try folder.write(
            """
            house
                address info@eclau.ch
            rule names-prices +1
                because Parle de prix
                text has francs
            rule offers-to-us +3
                because Nous vend quelque chose
                text has nous proposons
            """, "other.rules"
        ).path
        let lines = try run("history", "stores.example", "--rules", rules, language: "fr")
            .outputLines
        #expect(lines[1].hasSuffix("« Nous vend quelque chose », « Parle de prix »"))
        let names = try run("history", "stores.example", "--rules", folder.path("none.rules"))
        #expect(names.outputLines[1].contains(", names-prices"))
        #expect(names.error.isEmpty)
        _ = try run("release", "<s0@stores.example>")
        let known = try run("history", "stores.example", language: "fr").outputLines
        #expect(known[0].contains(" (lettre libérée [d"))
    }

    @Test("A letter is found by its mark, too, whatever follows the id")
    func releaseByMark() throws {
        let maildir = try deliverOffers()
        let new = URL(fileURLWithPath: maildir + "/.Pitches/new")
        let log = try run("log").outputLines
        let id = try #require(log.last?.firstMatch(of: /\[(d[0-9a-f]{16})\]/)).1
        for name in try FileManager.default.contentsOfDirectory(atPath: new.path) {
            let file = new.appendingPathComponent(name)
            let text = try String(contentsOf: file, encoding: .utf8)
            let other = text.replacing(/Message-ID: .*\n/, with: "")
                .replacing("; id=\(id)", with: "; id=\(id); for=<info@eclau.ch>\n <b@eclau.ch>")
            try Data(other.utf8).write(to: file)
        }
        #expect(try run("release", String(id), "--maildir", maildir).output.contains("is back"))
    }

    @Test("A released letter comes back to the inbox, and its sender is known")
    func release() throws {
        let maildir = try deliverOffers()
        func names(_ folder: String) -> [String] {
            (try? FileManager.default.contentsOfDirectory(atPath: "\(maildir)/\(folder)/new")) ?? []
        }
        #expect(names(".Pitches").count == 2)
        let command = try run("release", "<s0@stores.example>", "--maildir", maildir)
        #expect(
            command.outputLines.prefix(3) == [
                "marc@stores.example is no longer filtered.",
                "The letter \"Re: Stores\" is back in the inbox, from .Pitches.",
                "To undo it: nopitch allow --undo marc@stores.example",
            ])
        #expect(command.output.contains("Learnt: \"Re: Stores\" is an ordinary letter."))
        #expect(names(".Pitches").count == 1 && names("").count == 1)
        let again = try run("release", "<s0@stores.example>", "--maildir", maildir)
        #expect(again.output.contains("stays where it is"))
    }

    @Test(
        "A released letter takes no other letter's place; a Maildir that is not there is told first"
    )
    func releaseBesideOthers() throws {
        let maildir = try deliverOffers()
        #expect(try run("release", "<s0@stores.example>", "--maildir", maildir + "x").status == 66)
        #expect(try !run("history", "stores.example").output.contains("is known"))
        let names = try FileManager.default.contentsOfDirectory(atPath: maildir + "/.Pitches/new")
        try FileManager.default.createDirectory(
            atPath: maildir + "/new", withIntermediateDirectories: true)
        for name in names {
            try Data("precious".utf8).write(to: URL(fileURLWithPath: maildir + "/new/" + name))
        }
        let command = try run("release", "<s0@stores.example>", "--maildir", maildir)
        #expect(command.output.contains("is back in the inbox"))
        let inbox = try FileManager.default.contentsOfDirectory(atPath: maildir + "/new")
        let texts = try inbox.map {
            try String(contentsOfFile: "\(maildir)/new/\($0)", encoding: .utf8)
        }
        #expect(texts.count == 3 && texts.count(where: { $0 == "precious" }) == 2)
    }

    @Test("What is forgotten stands in no file of the ledger")
    func forgotten() throws {
        _ = try deliverOffers()
        #expect(try run("forget", "stores.example").status == 0)
        let state = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
        for name in state where name.contains("ledger.sqlite") {
            let octets = try Data(contentsOf: URL(fileURLWithPath: folder.path(name)))
            #expect(octets.range(of: Data("marc@stores".utf8)) == nil, "\(name)")
        }
    }

    @Test("All who have a name below a public suffix have nothing in common")
    func publicSuffix() throws {
        for name in ["@co.uk", "@github.io", "@gmail.com"] {
            #expect(try run("allow", name).status == 64)
        }
    }

    @Test("A file in the place of the state folder is told as one")
    func stateIsFile() throws {
        let file = try folder.write("x", "afile").path
        let command = try Command.run("log", "--state", file)
        #expect(command.status == 66)
        #expect(command.error == "nopitch: \(file): ce n'est pas un dossier\n")
    }

    @Test(
        "The log goes back to a day, or for some time",
        arguments: ["2026-01-01", "7d", "12h", "2w"])
    func since(time: String) throws {
        _ = try deliverOffers()
        #expect(try run("log", "--since", time).outputLines.count == 2)
        #expect(try run("log", "--since", "0m").status == 0)
    }

    @Test(
        "What is no time is a usage error", arguments: ["yesterday", "7", "d", "-1d", "2026-13-01"])
    func noTime(text: String) throws {
        #expect(try run("log", "--since=\(text)").status == 64)
    }

    @Test("The ledger of a configuration is found, and its mistakes are told")
    func configuration() throws {
        let file = try folder.write("state: \(folder.url.path)\n", "nopitch.yaml").path
        #expect(try Command.run("allow", "anna@firm.example", "--config", file).status == 0)
        #expect(try run("history", "firm.example").output.hasSuffix(" (by you)\n"))
        let broken = try folder.write("ledger: mysql://x\n", "broken.yaml").path
        #expect(try Command.run("log", "--config", broken).status == 78)
    }

    @Test(
        "Who is neither address nor domain is a usage error",
        arguments: [
            ("x", "neither an address"), ("@", "neither"), ("a b", "neither"),
            ("http://firm.example/x", "neither"), ("*@firm.example", "write @firm.example."),
        ])
    func nobody(who: String, reason: String) throws {
        let command = try run("allow", who)
        #expect(command.status == 64)
        #expect(command.error.contains(reason))
    }

    @Test("An international domain is kept as letters carry it")
    func international() throws {
        _ = try run("allow", "Bücher.example")
        #expect(
            try run("history", "xn--bcher-kva.example").output
                .hasPrefix("Known: @xn--bcher-kva.example, "))
    }

    @Test("A list of no lines is a usage error")
    func limit() throws {
        #expect(try run("log", "--limit", "0").status == 64)
        let french = try run("log", "--since", "hier", language: "fr")
        #expect(french.error.contains("--since demande un jour comme 2026-03-14, ou une durée"))
    }

    @Test("A ledger that fails at work is told in a sentence, with an exit code of its own")
    func failing() throws {
        _ = try run("log")
        let database = try DatabaseQueue(path: folder.path("ledger.sqlite"))
        try database.write { try $0.execute(sql: "DROP TABLE refusal") }
        let command = try run("refuse", "firm.example")
        #expect(command.status == 69)
        #expect(command.output.isEmpty)
        #expect(
            command.error.hasPrefix("nopitch: \(folder.path("ledger.sqlite")): the ledger fails: "))
    }
}
