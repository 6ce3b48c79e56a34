import Foundation
import Testing

/// A mailbox in use: mail programs rename the files of letters, and new ones arrive.
@Suite struct ChangingMailboxTests {
    private static let count = 400
    private static let rules = """
        house
            address info@house.example
        decide
            pitch from 2 points and 2 kinds
        rule chairs +1
            because Vend des chaises
            text has chaises
        rule unknown +1
            because Premier contact
            first-contact

        """

    /// The house wrote to every other one of those who write.
    private static func letters() -> [String] {
        let own = stride(from: 0, to: count, by: 2).map { number in
            "From: info@house.example\nTo: p\(number)@firm\(number).example\nSubject: x\n\nx\n"
        }
        return own
            + (0..<count).map { number in
                """
                From: p\(number)@firm\(number).example
                To: info@house.example
                Subject: Letter \(number)

                Nous vendons des chaises de bureau.

                """
            }
    }

    private func run(
        _ mailbox: String, whileReading change: () throws -> Void
    ) throws -> (status: Int32, lines: [Substring], error: String) {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = Command.executable
        process.arguments = [
            "dry-run", "--rules", try folder.write(Self.rules, "x.rules").path, "--jobs", "1",
            "--format",
            "ndjson", mailbox,
        ]
        process.currentDirectoryURL = Command.root
        process.environment = ["LANG": "fr_CH.UTF-8"]
        let output = Pipe()
        process.standardOutput = output
        let error = try folder.file("error")
        process.standardError = try FileHandle(forWritingTo: error)
        try process.run()
        // The first octets come in the second reading, which then waits for room in the pipe.
        var octets = output.fileHandleForReading.availableData
        try change()
        octets += output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus,
            String(decoding: octets, as: UTF8.self).split(separator: "\n"),
            String(decoding: try Data(contentsOf: error), as: UTF8.self)
        )
    }

    @Test("A file that is renamed meanwhile is told, and nobody is judged by another's history")
    func renamed() throws {
        let folder = try TemporaryFolder()
        for part in ["cur", "new"] {
            try FileManager.default.createDirectory(
                atPath: folder.path(part), withIntermediateDirectories: true)
        }
        for (number, letter) in Self.letters().enumerated() {
            try folder.write(letter, "cur/\(1000 + number):2,")
        }
        let undisturbed = try run(folder.url.path) {}
        #expect(undisturbed.status == 0 && undisturbed.lines.count == Self.count)
        #expect(undisturbed.lines.contains { $0.contains("\"verdict\":\"pitch\"") })
        let name = folder.path("cur/1550:2,")
        let disturbed = try run(folder.url.path) {
            try FileManager.default.moveItem(atPath: name, toPath: name + "S")
        }
        #expect(disturbed.status == 66)
        #expect(disturbed.error.contains("1550:2,"))
        #expect(disturbed.lines == undisturbed.lines.filter { !$0.contains("1550:2,") })
    }

    @Test("A letter that arrives meanwhile is told, and not judged")
    func arrival() throws {
        let folder = try TemporaryFolder()
        let postmark = "From x@mail.example Mon May  4 09:12:00 2026\n"
        let mbox = try folder.write(
            Self.letters().map { postmark + $0 + "\n" }.joined(), "mbox")
        let result = try run(mbox.path) {
            let file = try FileHandle(forWritingTo: mbox)
            try file.seekToEnd()
            try file.write(contentsOf: Data((postmark + Self.letters()[0] + "\n").utf8))
            try file.close()
        }
        #expect(result.status == 0 && result.lines.count == Self.count)
        #expect(result.error.contains("arrivés pendant la lecture"))
    }
}
