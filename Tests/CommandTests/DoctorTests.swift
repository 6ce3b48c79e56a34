import Foundation
import Testing

@Suite("nopitch doctor", .enabled(if: Doctoring.hasPostfix), .timeLimit(.minutes(1)))
struct DoctorTests {
    @Test("Where all is well every line says so, and the exit code is 0")
    func well() throws {
        let house = try Doctoring()
        try house.start()
        let result = try house.examine()
        #expect(result.status == 0, "\(result.output)")
        let odd = result.outputLines.filter { !$0.hasPrefix("ok ") }
        #expect(odd.isEmpty || !Doctoring.hasDovecot)
        for line in [
            "ok         smtp: a milter answers on unix:\(house.socket)",
            "ok         smtp: nopitch has its place in smtpd_milters",
            "ok         smtp: without nopitch mail passes (default_action=accept)",
            "ok         the rules believe mx.relais.example, which is this server",
            "ok         replies are signed by inet:127.0.0.1:8891", "ok         nopitch is running",
        ] { #expect(result.outputLines.contains(line[...]), "\(line)") }
        let french = try house.examine([:])
        #expect(french.output.contains("bien       nopitch tourne\n"))
    }

    @Test("What is wrong with Postfix is told, with the line to paste", arguments: Trouble.all)
    func trouble(_ trouble: Trouble) throws {
        let house = try Doctoring(main: trouble.main, master: trouble.master, more: trouble.more)
        let result = try house.examine()
        let expected = trouble.expected.replacing("QUEUE", with: house.queue)
        #expect(result.output.contains(expected), "\(result.output)")
        #expect(result.status == 69)
    }

    @Test("A socket file that Postfix may not open, or on which nobody answers, is told")
    func socket() throws {
        let house = try Doctoring()
        try house.start()
        chmod(house.socket, 0o600)
        let closed = try house.examine()
        #expect(
            closed.output.contains(
                "problem    smtp: the user postfix may not go by \(house.socket)\n"),
            "\(closed.output)")
        chmod(house.queue + "/nopitch", 0o700)
        #expect(
            try house.examine().output.contains(
                "the user postfix may not go by \(house.queue)/nopitch\n"))
    }

    @Test("Where the package's units are, they make the socket; else its folder is made first")
    func missingSocket() throws {
        let house = try Doctoring(more: "manager: info@relais.example")
        try FileManager.default.removeItem(atPath: house.queue + "/nopitch")
        let packaged = try house.examine(units: house.installUnits())
        #expect(
            packaged.output.contains(
                """
                problem    smtp: Postfix looks for \(house.socket), which is not there
                           systemctl enable --now nopitch.socket nopitch

                """), "\(packaged.output)")
        #expect(
            try house.examine().output.contains(
                """
                           install -d -o \(NSUserName()) -g postfix -m 750 \(house.queue)/nopitch
                           nopitch.yaml: listen: unix:\(house.socket)
                           nopitch.yaml: socket: { mode: "0660", group: postfix }

                """))
    }

    @Test("A state folder that is not there is made by the daemon, for a user that exists")
    func missingState() throws {
        let house = try Doctoring()
        try FileManager.default.removeItem(atPath: house.folder.path("state"))
        #expect(
            try house.examine(units: house.installUnits()).output.contains(
                "           the daemon makes it: systemctl enable --now nopitch.socket nopitch\n"))
        #expect(!(try house.examine().output.contains("-o nopitch")))
    }

    @Test("What root made in the state folder is told", .enabled(if: geteuid() == 0))
    func strangers() throws {
        let house = try Doctoring()
        try house.folder.write("", "state/lessons.tsv")
        #expect(!(try house.examine().output.contains("lessons.tsv")))
        let state = house.folder.path("state")
        chown(state, 65534, 65534)
        #expect(
            try house.examine().output.contains(
                """
                problem    \(state)/lessons.tsv does not belong to the folder's owner
                           chown -R --reference=\(state) \(state)/

                """))
    }

    @Test(
        "Credentials must be for the daemon's user to read, not for the doctor's",
        .enabled(if: geteuid() == 0))
    func credentials() throws {
        let house = try Doctoring()
        let file = try house.folder.write("user\nsecret\n", "submission").path
        chmod(file, 0o600)
        chmod(house.folder.url.path, 0o711)
        try house.folder.write(
            try house.folder.text("nopitch.yaml") + """

                reply:
                  submission: smtp://mail.relais.example:587
                  credentials: \(file)
                """, "nopitch.yaml")
        #expect(try house.examine().output.contains("ok         replies leave by mail.relais"))
        chown(house.folder.path("state"), 65534, 65534)
        let told = try house.examine().output
        #expect(
            told.contains("problem    \(file): nopitch may not read it (\(file))\n"), "\(told)")
        #expect(
            try house.examine(units: house.installUnits()).output.contains(
                "[Service] LoadCredential=submission:\(file)\n"))
        chown(file, 65534, 65534)
        #expect(try house.examine().output.contains("ok         replies leave by mail.relais"))
    }

    @Test("A stranger on the port is told from a milter")
    func stranger() throws {
        let port = 20_000 + Int.random(in: 0..<9_000)
        let house = try Doctoring(
            main: "smtpd_milters = inet:localhost:\(port)",
            more: "listen: [\"inet:127.0.0.1:0\", \"inet:127.0.0.1:\(port)\"]")
        try house.folder.write(
            try house.folder.text("nopitch.yaml").replacing(
                ", \"inet:127.0.0.1:\(port)\"", with: "")
                + "\nmetrics: inet:\(port)\n", "serving.yaml")
        try house.start("serving.yaml")
        let result = try house.examine()
        #expect(
            result.output.contains("smtp: what answers on inet:localhost:\(port) is no milter\n"),
            "\(result.output)")
    }

    @Test("Broken rules and a broken configuration are told with all else")
    func broken() throws {
        let house = try Doctoring(house: "rul x")
        try house.folder.write(
            try house.folder.text("nopitch.yaml") + "\nfilling: marks\n", "nopitch.yaml")
        let result = try house.examine()
        #expect(result.status == 69)
        #expect(result.output.contains("problem    the rules are broken: "))
        #expect(result.output.contains("there is no key \"filling\""))
        #expect(result.output.contains("problem    nopitch is not running\n"))
    }

    @Test("Without a configuration of Postfix that is told")
    func noPostfix() throws {
        let house = try Doctoring()
        try FileManager.default.removeItem(atPath: house.folder.path("master.cf"))
        #expect(
            try house.examine().output.contains(
                "problem    Postfix's configuration can't be read:\n"))
    }
}

/// A wrong configuration, and what is said about it.
struct Trouble: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var main = Doctoring.sound
    var master = Doctoring.chroot
    var more = ""
    let expected: String

    private static let ours =
        "{ unix:nopitch/milter.sock, default_action=accept, command_timeout=10s }"

    static let all = setUp + ways

    private static let setUp = [
        Trouble(
            testDescription: "not in smtpd_milters", main: "smtpd_milters = inet:127.0.0.1:8891",
            expected: """
                problem    smtp: nopitch is not in smtpd_milters
                           main.cf: smtpd_milters = inet:127.0.0.1:8891, \(ours)
                """),
        Trouble(
            testDescription: "not in smtpd_milters, and out of the chroot's sight",
            main: "smtpd_milters = inet:127.0.0.1:8891",
            more: "listen: unix:/run/nopitch/milter.sock",
            expected: """
                problem    smtp: nopitch is not in smtpd_milters
                           nopitch.yaml: listen: unix:QUEUE/nopitch/milter.sock
                           main.cf: smtpd_milters = inet:127.0.0.1:8891, \(ours)
                """),
        Trouble(
            testDescription: "overridden in master.cf",
            master: "smtp inet n - y - - smtpd -o smtpd_milters=",
            expected: """
                problem    smtp: nopitch is not in smtpd_milters
                           master.cf, smtp: remove -o smtpd_milters=…, or add nopitch to it
                """),
        Trouble(
            testDescription: "before a proxy filter",
            main: Doctoring.sound + "\nsmtpd_proxy_filter = 127.0.0.1:10024",
            expected: """
                problem    smtp: with smtpd_proxy_filter Postfix does not show nopitch the mail
                           smtpd_milters at the smtpd that takes the mail back, or content_filter
                """),
        Trouble(
            testDescription: "before OpenDKIM",
            main: "smtpd_milters = \(ours) unix:/opendkim/opendkim.sock",
            expected: """
                problem    smtp: nopitch comes before unix:/opendkim/opendkim.sock, and does not see yet who really writes
                           smtpd_milters = unix:/opendkim/opendkim.sock, \(ours)
                """),
        Trouble(
            testDescription: "mail refused without nopitch",
            main: "smtpd_milters = unix:nopitch/milter.sock\nmilter_default_action = reject",
            expected: """
                problem    smtp: without nopitch mail is refused or held (default_action=reject)
                           { unix:nopitch/milter.sock, default_action=accept, command_timeout=10s }
                """),
        Trouble(
            testDescription: "mail waits without nopitch",
            main: "smtpd_milters = unix:nopitch/milter.sock",
            expected:
                "warning    smtp: without nopitch mail has to wait (default_action=tempfail)\n"),
        Trouble(
            testDescription: "an old protocol", main: Doctoring.sound + "\nmilter_protocol = 2",
            expected: "warning    milter_protocol = 2: Postfix asks more than it need\n"),
        Trouble(
            testDescription: "ids that repeat",
            main: Doctoring.sound + "\nenable_long_queue_ids = no",
            expected: """
                warning    queue ids repeat: a decision may take the place of an old one
                           enable_long_queue_ids = yes
                """),
        Trouble(
            testDescription: "outside the chroot",
            main: "smtpd_milters = { unix:/run/nopitch/milter.sock, default_action=accept }",
            more: "listen: unix:/run/nopitch/milter.sock",
            expected: """
                problem    smtp: smtpd runs in a chroot (QUEUE) and can't see /run/nopitch/milter.sock
                           nopitch.yaml: listen: unix:QUEUE/nopitch/milter.sock
                           nopitch.yaml: socket: { mode: "0660", group: postfix }
                """),
        Trouble(
            testDescription: "another path", main: "smtpd_milters = unix:nopitch.sock",
            expected:
                "problem    smtp: Postfix looks for QUEUE/nopitch.sock, nopitch listens on QUEUE/nopitch/milter.sock\n"
        ),
        Trouble(
            testDescription: "nothing there",
            expected:
                "problem    smtp: Postfix looks for QUEUE/nopitch/milter.sock, which is not there\n"
        ),
        Trouble(
            testDescription: "nobody answers",
            main: "smtpd_milters = { inet:localhost:1, default_action=accept }",
            more: "listen: inet:127.0.0.1:1",
            expected: "problem    smtp: nobody answers on inet:localhost:1: connection refused\n"),
        Trouble(
            testDescription: "nothing authenticates", main: "smtpd_milters = \(ours)",
            expected: "warning    nothing here checks who writes: a known sender can be imitated\n"),
        Trouble(
            testDescription: "another server believed",
            main: Doctoring.sound + "\nmyhostname = mail.relais.example",
            expected: """
                warning    the rules believe mx.relais.example, this server is called mail.relais.example
                           rules, below house: server mail.relais.example
                """),
        Trouble(
            testDescription: "replies not signed",
            main: "smtpd_milters = inet:127.0.0.1:8891, \(ours)",
            expected: """
                warning    replies would leave without a DKIM signature
                           main.cf: non_smtpd_milters = inet:127.0.0.1:8891
                """),
        Trouble(
            testDescription: "submission past nopitch",
            master: Doctoring.chroot + "\nsubmission inet n - y - - smtpd -o smtpd_milters=",
            expected: "warning    submission: nopitch does not learn whom the house writes to\n"),
        Trouble(
            testDescription: "no smtpd", master: "pickup unix n - n 60 1 pickup",
            expected: "problem    master.cf has no smtpd service: Postfix takes no mail\n"),
    ]
}
