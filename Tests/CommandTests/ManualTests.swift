import Foundation
import Testing

/// What `rules/LISEZMOI.md` shows must be true.
@Suite struct ManualTests {
    /// A block of the manual: what stands behind its opening fence, and its text.
    struct Block: Sendable, CustomTestStringConvertible {
        let kind: String
        let text: String
        /// The text of the block after it.
        var next = ""

        var testDescription: String { text.components(separatedBy: "\n").first ?? "" }
    }

    private static let blocks: [Block] = {
        let manual = (try? Command.text("rules/LISEZMOI.md")) ?? ""
        let pieces = manual.components(separatedBy: "\n```")
        var blocks: [Block] = []
        for index in stride(from: 1, to: pieces.count, by: 2) {
            let lines = pieces[index].components(separatedBy: "\n")
            blocks.append(
                Block(kind: lines[0], text: lines.dropFirst().joined(separator: "\n") + "\n"))
        }
        for index in blocks.indices.dropLast() { blocks[index].next = blocks[index + 1].text }
        return blocks
    }()

    private static func blocks(_ kind: String) -> [Block] { blocks.filter { $0.kind == kind } }

    /// Checks a text as the manager's file, beside the shipped rules and a list of members.
    private func check(_ text: String) throws -> Command {
        let folder = try TemporaryFolder()
        let house = try "\n" + houseBlock
        try folder.write(text + (text.hasPrefix("house") ? "" : house), "eclau.rules")
        try folder.write(Command.text("rules/pitch.rules"), "pitch.rules")
        try FileManager.default.copyItem(
            at: Command.root.appendingPathComponent("rules/examples"),
            to: folder.url.appendingPathComponent("examples"))
        try folder.write("bruno@exemple.example\n", "membres.txt")
        let command = try Command.run("check", folder.path("eclau.rules"))
        let error = command.error.replacing(folder.url.path + "/", with: "")
        return Command(status: command.status, output: command.output, error: error)
    }

    /// The block about the house, as it is in the manager's file.
    private var houseBlock: String {
        get throws {
            let lines = try Command.text("rules/eclau.rules").components(separatedBy: "\n")
            let block = lines.drop { $0 != "house" }
            return "house\n"
                + block.dropFirst().prefix { $0.hasPrefix(" ") }
                .joined(separator: "\n") + "\n"
        }
    }

    @Test("Every example of rules is right", arguments: blocks("regles"))
    func examples(block: Block) throws {
        let command = try check(block.text)
        #expect(command.status == 0)
        #expect(command.error.isEmpty, "\(command.error)")
    }

    @Test("Every mistake draws what stands below it", arguments: blocks("faute"))
    func mistakes(block: Block) throws {
        let command = try check(block.text)
        #expect(command.status == 65)
        let lines = command.error.components(separatedBy: "\n").dropLast(2)
        #expect(lines.joined(separator: "\n") + "\n" == block.next)
    }

    @Test("The manual has its examples, its mistakes, and a sentence on every command")
    func complete() {
        #expect(Self.blocks("regles").count > 8)
        #expect(Self.blocks("faute").count > 8)
        #expect(Self.blocks("réponse").count == Self.blocks("faute").count)
        #expect(Self.blocks("console").count > 1)
    }

    @Test(
        "Every word of the language is explained",
        arguments: [
            "house", "people", "decide", "when", "include", "points", "off", "rule", "trial",
            "because", "because-en", "principle", "hits", "spares", "expires", "unless", "any",
            "at least", "has", "is", "starts", "ends", "matches", "present", "missing", "file into",
            "tag", "reply", "hold", "refuse", "keep", "name", "site", "address", "server", "form",
            "person", "fact", "not", "homework", "intermediary", "listen", "accept-no", "context",
            "content", "structure", "history", "sender", "learned",
        ]
    )
    func words(word: String) throws {
        let manual = try Command.text("rules/LISEZMOI.md")
        #expect(manual.contains("`\(word)") || manual.contains(" \(word) "), "\(word)")
    }
}
