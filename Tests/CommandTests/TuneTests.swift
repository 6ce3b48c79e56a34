import Foundation
import Testing

@Suite struct TuneTests {
    private let folder: TemporaryFolder

    /// Eight offers that are missed by a point, eight letters, and the rules.
    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Command.text(Command.fixture("tuned.rules")), "my.rules")
        try label([
            ("p", "pitch", "Voici notre plateforme de leader."),
            ("h", "ham", "Une place, bonjour ?"),
        ])
    }

    /// Eight letters of each kind.
    private func label(_ kinds: [(name: String, label: String, body: String)]) throws {
        var labels = "file\tlabel\n"
        for (name, label, body) in kinds {
            for number in 0..<8 {
                let file = "\(name)\(number).eml"
                labels += "\(file)\t\(label)\n"
                try folder.write(
                    """
                    From: Ann <ann@\(name)\(number).example>
                    To: info@eclau.ch
                    Message-ID: <\(file)@ann.example>

                    \(body)

                    """, file)
            }
        }
        try folder.write(labels, "labels.tsv")
    }

    private func tune(_ more: String...) throws -> Command {
        try Command.run(
            ["tune", "--rules", folder.path("my.rules"), "--labels", "labels.tsv"]
                + (more.isEmpty ? ["--out", folder.path("points.rules")] : more)
                + [folder.url.path])
    }

    private func addToRules(_ line: String) throws {
        try folder.write(try folder.text("my.rules") + "\n" + line + "\n", "my.rules")
    }

    private func checkRules() throws {
        let check = try Command.run("check", folder.path("my.rules"))
        #expect(check.status == 0, "\(check.error)")
    }

    /// The figures behind a word of the report.
    private func figures(_ word: String, _ run: Command) -> Substring? {
        run.outputLines.first { $0.hasPrefix(word) }?.dropFirst(word.count)
    }

    @Test("What a second tuning writes gives its figures too, whatever the first one wrote")
    func second() throws {
        let first = try tune()
        #expect(first.status == 0, "\(first.error)")
        #expect(first.output.contains("écrivez « include points.rules » dans "))
        try addToRules("include points.rules")
        try checkRules()
        let offers = "Bonjour, essayez notre plateforme."
        try label([
            ("p", "pitch", "Voici notre plateforme de leader."), ("q", "pitch", offers),
            ("h", "ham", "Une place ?"),
        ])
        let second = try tune()
        #expect(second.status == 0, "\(second.error)")
        #expect(figures("avant", second) != figures("après", second))
        #expect(second.output.contains("vos règles l'emploient déjà"))
        try checkRules()
        let third = try tune()
        #expect(figures("avant", third) == figures("après", second))
    }

    @Test("Rules to which the manager gave points keep them, and the lines break no sound file")
    func ownPoints() throws {
        try addToRules("points sells 3.5")
        let run = try tune()
        #expect(run.output.contains("gardent les points que vous leur donnez : sells\n"))
        #expect(try folder.text("points.rules").contains("points brags "))
        try addToRules("include points.rules")
        try checkRules()
    }

    @Test("A file that tuning did not write is not replaced", arguments: [false, true])
    func foreign(isResult: Bool) throws {
        if isResult {
            _ = try tune()
            try folder.write(try folder.text("points.rules") + "off greets\n", "points.rules")
        } else {
            try folder.write(try folder.text("my.rules"), "points.rules")
        }
        let before = try folder.text("points.rules")
        let run = try tune()
        #expect(run.status == 73)
        #expect(run.error.contains("points.rules: ce fichier n'est pas (ou plus) de tune"))
        #expect(run.output.isEmpty)
        #expect(try folder.text("points.rules") == before)
        #expect(try tune("--out", "-").output.contains("points sells "))
    }
}
