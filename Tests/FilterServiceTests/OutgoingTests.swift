import FilterService
import Foundation
import MilterProtocol
import PitchFilter
import RuleLanguage
import Testing

@Suite("Mail that nopitch sends", .timeLimit(.minutes(1)))
struct OutgoingTests {
    @Test("The sendmail command gets reverse-path, recipients and message, and no shell sees them")
    func submit() throws {
        let folder = try TemporaryFolder()
        let command = try folder.sendmail("sendmail")
        try command.submit(
            Array("Subject: x\r\n\r\n.\r\n".utf8), from: "",
            to: ["a@b.example", "$(id);@c.example"])
        #expect(folder.text("arguments") == "-i\n-f\n<>\n--\na@b.example\n$(id);@c.example\n")
        #expect(folder.text("mail") == "Subject: x\n\n.\n")
        try command.submit([], from: "-info@relais.example", to: ["a@b.example"])
        #expect(folder.text("arguments") == "-i\n-f\n-info@relais.example\n--\na@b.example\n")
    }

    @Test("A refusal is told with the command's own words and its status")
    func refused() throws {
        let folder = try TemporaryFolder()
        let command = try folder.sendmail("sendmail-full")
        let failure = #expect(throws: SendmailCommand.Failure.self) {
            try command.submit([1], from: "", to: ["a@b.example"])
        }
        #expect(failure?.status == 75)
        #expect(failure?.description.hasSuffix("sendmail ended with 75: fatal: queue full") == true)
    }

    @Test("Without a command, or without a recipient, nothing is handed over")
    func nothing() {
        let none = SendmailCommand(path: "/nonexistent/sendmail")
        for recipients in [["a@b.example"], []] {
            let failure = #expect(throws: SendmailCommand.Failure.self) {
                try none.submit([1], from: "", to: recipients)
            }
            #expect(failure?.status == nil)
        }
    }

    @Test("A program may read nothing, say much, or be killed")
    func odd() throws {
        let much = [UInt8](repeating: 65, count: 3 << 20)
        #expect(try ChildProcess(["true"]).run(much).status == 0)
        let echo = try ChildProcess(["cat"]).run(Array(much.prefix(200_000)))
        #expect(echo.status == 0 && echo.output.utf8.count == 200_000)
        #expect(try ChildProcess(["sh", "-c", "kill -9 $$"]).run().status == nil)
        #expect(
            try ChildProcess(["sh", "-c", "echo $A $HOME"], environment: ["A": "b"]).run()
                .output == "b\n")
    }

    @Test("A program that does not end is ended")
    func hung() {
        #expect(throws: ChildProcess.Failure.self) {
            try ChildProcess(["sleep", "600"]).run(limit: .milliseconds(50))
        }
    }

    @Test("The notice on broken rules tells all mistakes, answers nobody and is not judged by us")
    func notice() throws {
        let diagnostics = outcome(of: smallRules + "\nrul x\nhouze\n    name y\n").diagnostics
        let store = try smallStore()
        let octets = BrokenRulesNotice(
            diagnostics, house: store.current.rules.policy.house, manager: "chef@ailleurs.example",
            language: .french
        ).octets(date: "Sun, 1 Mar 2026 10:00:00 +0000", identifier: "n1")
        let text = String(decoding: octets, as: UTF8.self)
        #expect(text.contains("From: nopitch <info@relais.example>\nTo: <chef@ailleurs.example>\n"))
        #expect(text.contains("\nAuto-Submitted: auto-generated\n"))
        for diagnostic in diagnostics {
            let first = diagnostic.rendered(color: false, inFrench: true).split(separator: "\n")[0]
            #expect(text.contains("  " + first))
        }
        #expect(
            diagnostics.count > 1 && text.split(separator: "\n").allSatisfy { $0.utf8.count < 998 })
        let decision = Judging(store.current).decide(octets).decision
        #expect(decision.verdict == .keep && decision.exemption == .ownMail)
        let local = try #require(
            transaction(
                from: "", to: ["info@relais.example"],
                fields: [("From", "nopitch <info@relais.example>")],
                client: MilterClient(host: "localhost", address: "127.0.0.1", port: 0)))
        guard case .unjudged = Judging(store.current).judge(local, actions: []).outcome else {
            Issue.record("judged")
            return
        }
    }
}

extension TemporaryFolder {
    /// A command in this folder that stands for the mail server's.
    fileprivate func sendmail(_ fixture: String) throws -> SendmailCommand {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/\(fixture)")
        try FileManager.default.createSymbolicLink(
            atPath: path + "/sendmail", withDestinationPath: script.path)
        return SendmailCommand(path: path + "/sendmail")
    }
}
