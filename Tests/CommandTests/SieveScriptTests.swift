import Foundation
import Testing

@Suite("The Sieve script", .enabled(if: Doctoring.hasSieve), .timeLimit(.minutes(1)))
struct SieveScriptTests {
    /// A copy of a message, and whether it is filed.
    struct Copy: Sendable {
        let mark: String
        var original: [String] = []
        let recipient: String
        var aliases = false
        var archive = false
        let isFiled: Bool
    }

    private static let both = "pitch; points=9; need=6; id=A; for=<info@relais.example>"

    @Test(
        "It files the house's copy of a pitch, and nobody else's",
        arguments: [
            Copy(
                mark: "pitch; points=9; need=6; id=A", recipient: "x@relais.example", isFiled: true),
            Copy(
                mark: "keep; points=1; need=6; id=A", recipient: "x@relais.example", isFiled: false),
            Copy(mark: both, recipient: "info@relais.example", isFiled: true),
            Copy(mark: both, recipient: "Info@Relais.example", isFiled: true),
            Copy(mark: both, recipient: "anna@relais.example", isFiled: false),
            Copy(
                mark: both, original: ["info@relais.example"], recipient: "anna@relais.example",
                isFiled: false),
            Copy(
                mark: both, original: ["info@relais.example"], recipient: "anna@relais.example",
                aliases: true, isFiled: true),
            Copy(
                mark: both, original: ["anna@relais.example", "info@relais.example"],
                recipient: "anna@relais.example", aliases: true, isFiled: false),
            Copy(mark: both, recipient: "anna@relais.example", aliases: true, isFiled: false),
            Copy(
                mark: "pitch; points=9; need=6; id=A", recipient: "archive@example.org",
                archive: true, isFiled: false),
        ])
    func filing(_ copy: Copy) throws {
        let folder = try TemporaryFolder()
        var script = try Command.text("deploy/dovecot/nopitch.sieve")
        if copy.aliases {
            script = script.replacing("set \"aliases\" \"no\"", with: "set \"aliases\" \"yes\"")
        }
        if copy.archive {
            script = script.replacing(/(?m)^#(if envelope| +set|\})/) { $0.output.1 }
        }
        let original = copy.original.map { "X-Original-To: \($0)\r\n" }.joined()
        try folder.write(script, "nopitch.sieve")
        try folder.write(
            original + "From: a@vente.example\r\nX-Nopitch: \(copy.mark)\r\n\r\nBonjour\r\n",
            "letter.eml")
        // Root's rights are given up for somebody's.
        let user = geteuid() == 0 ? "mail_uid = nobody\nmail_gid = nogroup\n" : ""
        try folder.write(
            "protocols =\nmail_location = maildir:/nowhere\n\(user)first_valid_gid = 1\n",
            "dovecot.conf")
        let told = try sieve(
            "-c", folder.path("dovecot.conf"), "-r", copy.recipient, "-f", "a@vente.example",
            folder.path("nopitch.sieve"), folder.path("letter.eml"))
        #expect(told.contains("store message in folder: Pitches") == copy.isFiled, "\(told)")
        #expect(told.contains("store message in folder: INBOX") != copy.isFiled, "\(told)")
    }

    private func sieve(_ arguments: String...) throws -> String {
        let (said, process) = (Pipe(), Process())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sieve-test")
        process.arguments = arguments
        process.standardOutput = said
        process.standardError = said
        try process.run()
        let output = try said.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }
}
