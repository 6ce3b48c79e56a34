import Foundation
import Testing

@Suite struct ReportTests {
    private func report(_ arguments: [String], input: String? = nil) throws -> String {
        let folder = try TemporaryFolder()
        let command = try Command.run(
            ["dry-run", "--report", folder.path("report.html")] + arguments, input: input)
        #expect(command.status == 0)
        return try folder.text("report.html")
    }

    private static let sample = [
        "--contacts", "deploy/sample/contacts.txt", "deploy/sample/boite.mbox",
    ]

    @Test("Every message is in the report, in French or English", arguments: ["fr", "en"])
    func messages(language: String) throws {
        let html = try report(["--language", language] + Self.sample)
        #expect(html.contains("<html lang=\"\(language)\">"))
        #expect(html.components(separatedBy: "<details class=\"card ").count == 44)
        for subject in ["Two weeks in May", "Clé oubliée", "{{first_name}}, une visite"] {
            #expect(html.contains(subject))
        }
    }

    @Test("A file that is there is replaced as a whole, with its rights; a device is written to")
    func replacing() throws {
        let folder = try TemporaryFolder()
        let (path, old) = (folder.path("report.html"), folder.path("old.html"))
        let earlier = "<!DOCTYPE html>\n<meta name=\"generator\" content=\"nopitch\">\n"
        try folder.write(earlier, "report.html")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        try FileManager.default.linkItem(atPath: path, toPath: old)
        func report(_ out: String) throws -> Command {
            try Command.run(
                "dry-run", "--rules", Command.fixture("small.rules"), "--report", out,
                Command.fixture("small.mbox"))
        }
        #expect(try report(path).status == 0)
        #expect(try folder.text("old.html") == earlier)
        #expect(try folder.text("report.html").contains("</html>"))
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(names.sorted() == ["old.html", "report.html"])
        #expect(try report("/dev/null").status == 0)
        #expect(try report("/dev/stdout").output.contains("</html>"))
        #expect(try report("/no/such/folder/x").status == 73)
    }

    @Test("No report takes the place of a mailbox, and of nothing that could be read there is none")
    func misplaced() throws {
        let folder = try TemporaryFolder()
        let mailbox = try folder.write(Command.text(Command.fixture("small.mbox")), "mbox").path
        for arguments in [[mailbox, folder.path("report.html")], [mailbox, mailbox]] {
            let command = try Command.run(["dry-run", "--report"] + arguments)
            #expect(command.status == 73)
            #expect(command.error.contains("ce fichier existe déjà et n'est pas un rapport"))
        }
        #expect(try folder.text("mbox") == Command.text(Command.fixture("small.mbox")))
        let nothing = try Command.run(
            "dry-run", "--report", folder.path("report.html"), folder.path("missing"))
        #expect(nothing.status == 66)
        #expect(!FileManager.default.fileExists(atPath: folder.path("report.html")))
    }

    @Test("The report asks nothing of any network, and has no script")
    func selfContained() throws {
        let html = try report(Self.sample)
        #expect(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; "))
        for word in ["<script", "<link", "<img", "<iframe", " src=", "href=", "url(", "@import"] {
            #expect(!html.lowercased().contains(word), "\(word)")
        }
    }

    @Test("What stands in a hostile message becomes text, wherever it is shown")
    func hostile() throws {
        let html = try report(
            ["--rules", Command.fixture("small.rules"), "-"], input: Hostile.message)
        let tags = try elementNames(html)
        #expect(!tags.contains("script") && !tags.contains("img") && !tags.contains("b onclick"))
        #expect(html.contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"))
        for scalar in html.unicodeScalars where scalar != "\n" {
            #expect(scalar.properties.generalCategory != .control)
            #expect(!("\u{202A}"..."\u{202E}").contains(scalar))
        }
    }

    @Test("A hostile name of a file becomes text too")
    func hostilePath() throws {
        let folder = try TemporaryFolder()
        try folder.write(Hostile.message, "\"><script>x.eml")
        let html = try report([folder.url.path])
        #expect(!(try elementNames(html)).contains("script"))
    }

    @Test(
        "Messages without date, or with a wild one, do not spoil the picture",
        arguments: [
            "", "Date: Thu, 1 Jan 1970 00:00:00 +0000\n", "Date: Fri, 31 Dec 9999 23:59:59 +0000\n",
        ]
    )
    func wildDates(line: String) throws {
        let odd = "From x@y.example Mon Mar  2 08:00:00 2026\nFrom: x@y.example\n\(line)\nHello\n\n"
        let html = try report(["-"], input: odd + Command.text("deploy/sample/boite.mbox"))
        #expect(html.components(separatedBy: "<g><title>").count <= 37)
        #expect(html.components(separatedBy: "<details class=\"card ").count == 45)
    }

    @Test("Among few messages, too, a wild date is left off")
    func wildDateAmongFew() throws {
        let letters = (0..<8).map { number in
            "From x@y.example Mon Mar  2 08:00:00 2026\nFrom: x@chairs.example\nDate: "
                + (number == 7 ? "Mon, 7 Mar 2095" : "Mon, \(number + 1) Jun 2026")
                + " 08:00:00 +0000\n\nnos chaises\n\n"
        }
        let html = try report(
            ["--rules", Command.fixture("small.rules"), "-"], input: letters.joined())
        #expect(html.contains("par semaine ; 1 sans date, ou loin des autres"))
    }

    @Test("An empty mailbox makes a report that says so")
    func empty() throws {
        let folder = try TemporaryFolder()
        _ = try Command.run(
            ["dry-run", "--report", folder.path("report.html"), "-"], input: "")
        #expect(try folder.text("report.html").contains("Il n&#39;y a aucun message"))
    }

    @Test("A report that cannot be written is named")
    func unwritable() throws {
        let command = try Command.run(
            ["dry-run", "--report", "/no-such-folder/report.html"] + Self.sample)
        #expect(command.status == 73)
        #expect(command.error.contains("/no-such-folder/report.html"))
    }

    /// What stands behind every `<`, up to the next white space or `>`.
    private func elementNames(_ html: String) throws -> Set<String> {
        Set(html.matches(of: /<([^\s>]*)/).map { String($0.1) })
    }
}
