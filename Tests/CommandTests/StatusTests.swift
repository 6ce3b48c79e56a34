import Foundation
import Testing

@Suite("nopitch status")
struct StatusTests {
    @Test("Where no daemon ever ran that is said, and the exit code is 69")
    func nothing() throws {
        let folder = try TemporaryFolder()
        let result = try Command.run("status", "--state", folder.path(""), environment: english)
        #expect(result.status == 69)
        #expect(result.output.hasPrefix("nopitch is not running (nothing in "))
        #expect(result.output.contains("\nledger       can't be read: "))
    }

    @Test("What a daemon left is shown as its last run, broken rules with the reader's words")
    func lastRun() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.report, "status.json")
        let english = try Command.run("status", "--state", folder.path(""), environment: english)
        #expect(english.status == 69)
        #expect(
            english.outputLines.prefix(7) == [
                "nopitch is not running; what follows is of its last run, begun 2026-03-01T09:00:00+00:00",
                "messages     Delivered 5, In doubt 1, Pitch 3, Insistence 0; not ours to judge 2; "
                    + "let through by a failure 3",
                "decisions    half of them within 0.3 ms, 99 % within 5.0 ms",
                "connections  1 open, 9 in all",
                "rules        98 rules of house.rules, version 2; the FILE IS BROKEN, these last good "
                    + "rules stay in force:",
                "             house.rules:3:1: error: odd", "             rul x",
            ])
        #expect(english.output.contains("\nmost hits    sells 4, shouts 1\n"))
        let french = try Command.run("status", "--state", folder.path(""))
        #expect(french.output.contains("house.rules:3:1: erreur : bizarre"))
    }

    @Test(
        "Who may not look into the state folder is told what to put before the command",
        .enabled(if: Self.canBeNobody),
        arguments: [["log"], ["history", "a@b.example"], ["outbox"], ["learn", "list"]])
    func forbiddenMemory(command: [String]) throws {
        let folder = try TemporaryFolder()
        chmod(folder.url.path, 0o700)
        let (status, error) = try Self.asNobody(command + ["--state", folder.url.path])
        #expect(status == 66)
        #expect(
            error == "nopitch: \(folder.url.path): permission denied; only the administrator can "
                + "read nopitch's memory: put sudo before the command\n")
    }

    @Test("What the daemon has against its ledger is told")
    func ledgerFault() throws {
        let folder = try TemporaryFolder()
        let fault = "\"ledger_fault\": \"disk I/O error\", \"connections\""
        try folder.write(
            Self.report.replacing("\"connections\"", with: fault), "status.json")
        let result = try Command.run("status", "--state", folder.path(""), environment: english)
        #expect(
            result.outputLines.last == "             the daemon can't use it: disk I/O error")
    }

    @Test(
        "Who may not look into the state folder is told so, and not that nothing runs",
        .enabled(if: Self.canBeNobody), arguments: ["status", "doctor"])
    func forbidden(name: String) throws {
        let folder = try TemporaryFolder()
        chmod(folder.url.path, 0o700)
        let configuration = try TemporaryFolder()
        let file = try configuration.write("state: \(folder.url.path)\n", "nopitch.yaml")
        let (status, error) = try Self.asNobody([name, "--config", file.path])
        #expect(status == 77)
        #expect(
            error == "nopitch: the folder \(folder.url.path) may not be read by this user: "
                + "run the command as root\n")
    }

    /// Whether there is a user with fewer rights, to whom the program is to be had.
    private static let canBeNobody: Bool =
        geteuid() == 0 && (try? asNobody(["--help"]))?.status == 0

    private static func asNobody(_ arguments: [String]) throws -> (status: Int32, error: String) {
        let (process, said) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
        process.arguments =
            ["--reuid=65534", "--regid=65534", "--clear-groups", Command.executable.path]
            + arguments
        process.environment = ["LANG": "en_GB.UTF-8"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = said
        try process.run()
        let error = said.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: error, as: UTF8.self))
    }

    @Test("For programs it is one JSON object")
    func json() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.report, "status.json")
        let result = try Command.run("status", "--state", folder.path(""), "--format", "json")
        let status = try object(result.output)
        #expect(status["running"] as? Bool == false)
        let daemon = try #require(status["daemon"] as? [String: Any])
        let messages = try #require(daemon["messages"] as? [String: Any])
        #expect(messages["failed_open"] as? Int == 2)
        #expect((status["ledger"] as? [String: Any])?["fault"] != nil)
    }

    private let english = ["LANG": "en_GB.UTF-8"]

    private static let report = """
        {"process": 7, "started": 1772355600, "listening": ["inet:127.0.0.1:8890"],
         "rules": {"file": "house.rules", "version": 2, "count": 98, "reloads": 1,
          "broken_reloads": 1, "mistakes": [{"file": "house.rules", "line": 3, "column": 1,
           "severity": "error", "message": "odd", "english": "house.rules:3:1: error: odd\\nrul x",
           "french": "house.rules:3:1: erreur : bizarre\\nrul x"}]},
         "messages": {"verdicts": {"keep": 5, "doubt": 1, "pitch": 3, "insistence": 0},
          "unjudged": 2, "failed_open": 2, "suspects": 1, "without_history": 0},
         "hits": {"sells": 4, "shouts": 1},
         "decision_times": {"counts": [0, 3, 5, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
          "microseconds": 4000},
         "connections": {"open": 1, "total": 9}}
        """
}
