import Foundation
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
                To undo it: nopitch forget anna@firm.example

                """)
        let french = try run("allow", "anna@firm.example", language: "fr_CH.UTF-8")
        #expect(
            french.output == """
                anna@firm.example n'était déjà plus filtré.
                Pour revenir en arrière : nopitch forget anna@firm.example

                """)
    }

    @Test("Forgetting tells how much was removed")
    func forget() throws {
        _ = try run("allow", "@firm.example")
        #expect(
            try run("forget", "firm.example").output.hasPrefix("@firm.example: 1 entry removed"))
        #expect(
            try run("forget", "firm.example").output.hasPrefix("@firm.example: 0 entries removed"))
    }

    @Test("A no is noted for the organisation")
    func refuse() throws {
        let command = try run("refuse", "marc@stores.example")
        #expect(command.status == 0)
        #expect(command.output.hasSuffix("To undo it: nopitch forget marc@stores.example\n"))
    }

    @Test("Whoever the house wrote to in its Sent mailbox is known")
    func learnSent() throws {
        let command = try run("learn", "sent", "deploy/sample/boite.mbox")
        #expect(command.output == "2 letters of the house: 3 correspondents known.\n")
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
        #expect(elsewhere.error.contains("No such file or directory"))
    }

    @Test("Who is neither address nor domain is a usage error", arguments: ["x", "@", "a b"])
    func nobody(who: String) throws {
        #expect(try run("allow", who).status == 64)
    }
}
