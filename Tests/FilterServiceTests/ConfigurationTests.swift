import FilterService
import Foundation
import Ledger
import Logging
import MilterProtocol
import Testing

@Suite("The configuration")
struct ConfigurationTests {
    private func read(_ text: String, _ environment: [String: String] = [:]) -> ConfigurationReader
    {
        var reader = ConfigurationReader()
        reader.read(text, file: "n.yaml")
        reader.read(environment: environment)
        return reader
    }

    @Test("Every key is understood")
    func everyKey() {
        let reader = read(
            """
            rules: /etc/a.rules
            contacts: /etc/c.txt
            listen: [unix:/run/a, "inet:8890"]
            socket:
              mode: "0600"
              group: mail
            state: /srv/state
            ledger: postgresql://db.example/nopitch
            filing: recipient
            refusal: No, thank you
            limits:
              connections: 7
              decision-seconds: 3
              body-kilobytes: 2
            log-level: debug
            metrics: inet:9464
            manager: info@relais.example
            sendmail: /opt/sendmail
            """)
        let configuration = reader.configuration
        #expect(reader.complaints.isEmpty)
        #expect(configuration.rules == "/etc/a.rules" && configuration.contacts == "/etc/c.txt")
        #expect(
            configuration.listen == [.unix(path: "/run/a"), .inet(host: "127.0.0.1", port: 8890)])
        #expect(configuration.access.mode == 0o600 && configuration.access.group == "mail")
        #expect(configuration.state == "/srv/state" && configuration.hook.filing == .recipient)
        #expect(configuration.ledger == .server(url: "postgresql://db.example/nopitch"))
        #expect(configuration.hook.refusal == "No, thank you")
        #expect(configuration.limits.connections == 7 && configuration.logLevel == .debug)
        #expect(configuration.limits.transaction.bodyOctets == 2048)
        #expect(configuration.metrics == .inet(host: "127.0.0.1", port: 9464))
        #expect(configuration.manager == "info@relais.example")
        #expect(configuration.sendmail.path == "/opt/sendmail")
    }

    @Test("All mistakes are told at once, each with its place")
    func mistakes() {
        let reader = read(
            "rulez: x\nlisten: tcp:1\nsocket:\n  modus: 1\nlimits:\n  connections: many\nstate: [a]\n"
                + "metrics: inet:0.0.0.0:1\nmanager: chef\n",
            ["NOPITCH_FILING": "magic"])
        #expect(
            reader.complaints.map(\.description) == [
                "n.yaml:1:1: there is no key \"rulez\"; is it \"rules\"?",
                "n.yaml:2:9: listen: \"tcp:1\" is not unix:PATH, inet:HOST:PORT or inet:PORT@HOST",
                "n.yaml:4:3: there is no key \"socket.modus\"; is it \"socket.mode\"?",
                "n.yaml:6:16: limits.connections: \"many\" is not a number from 1 to 100000",
                "n.yaml:7:8: state: one value belongs here",
                "n.yaml:8:10: metrics: \"inet:0.0.0.0:1\" is not "
                    + "an address of this machine such as inet:127.0.0.1:9464",
                "n.yaml:9:10: manager: \"chef\" is not an address such as info@example.org",
                "NOPITCH_FILING: filing: \"magic\" is not marks or recipient",
            ])
    }

    @Test("An empty value is a mistake; an empty refusal refuses nobody")
    func empty() {
        let reader = read(
            "state: \"\"\nsendmail: ' '\nrefusal: \"\"\nreply:\n  policy-url: \"\"\n",
            ["NOPITCH_SOCKET_GROUP": ""])
        #expect(
            reader.complaints.map(\.description) == [
                "n.yaml:1:8: state: a value is missing",
                "n.yaml:2:11: sendmail: a value is missing",
                "n.yaml:5:15: reply.policy-url: a value is missing",
                "NOPITCH_SOCKET_GROUP: socket.group: a value is missing",
            ])
        #expect(reader.configuration.hook.refusal == nil)
        let other = read("refusal: No", ["NOPITCH_REFUSAL": ""])
        #expect(other.complaints.isEmpty && other.configuration.hook.refusal == nil)
    }

    @Test("Drafts need a place")
    func drafts() {
        var reader = read("reply:\n  mode: draft\n")
        reader.finish()
        #expect(
            reader.complaints.map(\.description) == [
                "n.yaml:2:9: reply.mode: \"draft\" needs reply.drafts, the place for drafts"
            ])
        var sound = read("reply:\n  mode: draft", ["NOPITCH_REPLY_DRAFTS": "folder:/srv/drafts"])
        sound.finish()
        #expect(sound.complaints.isEmpty)
    }

    @Test("What the machine lacks is told: a group, a file with a name and a password")
    func lacking() throws {
        let folder = try TemporaryFolder()
        let text = "socket: {group: no-such}\nreply: {credentials: \(folder.path)/submission}\n"
        let file = folder.path + "/submission"
        #expect(
            read(text).configuration.faults == [
                "socket.group: there is no group \"no-such\"",
                "reply.credentials: \(file): no such file or directory",
            ])
        try folder.write("anna\n", "submission")
        #expect(read(text).configuration.faults.last?.hasSuffix("belong there") == true)
        try folder.write("anna\nsecret\n", "submission")
        #expect(read(text).configuration.faults.count == 1)
    }

    @Test("Without the name and password that it is to use no server is asked; it is tried again")
    func lackingAtSubmission() throws {
        let server = try #require(SubmissionServer("smtp://127.0.0.1:1"))
        let submission = SMTPSubmission(
            server: server, credentials: "/no/such/file", authorities: nil)
        let failure = #expect(throws: SubmissionFailure.self) {
            try submission.submit([], from: "", to: "a@b.example") { true }
        }
        #expect(failure == SubmissionFailure("/no/such/file: no such file or directory"))
    }

    @Test("What is no YAML at all is told too", arguments: ["a: [", "- a", "x"])
    func broken(text: String) {
        #expect(read(text).complaints.count == 1)
    }

    @Test("The environment overrides the file")
    func environment() {
        let configuration = read(
            "listen: inet:1\nrules: a",
            ["NOPITCH_LISTEN": "inet:2 inet:3", "NOPITCH_LIMITS_CONNECTIONS": "9"]
        ).configuration
        #expect(
            configuration.listen.map(\.description) == ["inet:127.0.0.1:2", "inet:127.0.0.1:3"])
        #expect(configuration.limits.connections == 9 && configuration.rules == "a")
    }

    @Test("The shipped file says nothing as it is, and is sound with every key uncommented")
    func shipped() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../deploy/nopitch.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(read(text).complaints.isEmpty && read(text).configuration.listen.isEmpty)
        let uncommented = text.split(separator: "\n").map { line in
            let isExample = line.hasPrefix("#  ") || !line.hasPrefix("# ")
            return isExample ? line.dropFirst() : line
        }.joined(separator: "\n")
        #expect(read(uncommented).complaints.isEmpty)
        #expect(read(uncommented).configuration.listen.count == 2)
    }
}
