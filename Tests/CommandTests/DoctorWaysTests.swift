import Foundation
import Testing

/// What else may be wrong with the ways that mail takes.
extension Trouble {
    private static let filtered = Doctoring.sound + "\ncontent_filter = scan:127.0.0.1:10024"
    private static let reentry = """

        127.0.0.1:10025 inet n - n - - smtpd -o content_filter=
        """

    static let ways = [
        Trouble(
            testDescription: "no_milters in main.cf",
            main: Doctoring.sound + "\nreceive_override_options = no_milters",
            expected: """
                problem    smtp: with no_milters Postfix does not show nopitch the mail
                           main.cf: remove no_milters from receive_override_options
                """),
        Trouble(
            testDescription: "no_milters in master.cf",
            master: Doctoring.chroot
                + " -o receive_override_options=no_address_mappings,no_milters",
            expected: """
                problem    smtp: with no_milters Postfix does not show nopitch the mail
                           master.cf, smtp: remove no_milters from receive_override_options
                """),
        Trouble(
            testDescription: "everything taken for the house's own",
            main: Doctoring.sound + "\nmilter_macro_daemon_name = ORIGINATING",
            expected: """
                problem    smtp: nothing is judged, all mail passes for the house's own (ORIGINATING)
                           main.cf: remove milter_macro_daemon_name
                           master.cf, submission: -o milter_macro_daemon_name=ORIGINATING
                """),
        Trouble(
            testDescription: "the house is elsewhere",
            main: Doctoring.sound + "\nvirtual_mailbox_domains = other.example",
            expected:
                "warning    this Postfix takes no mail for relais.example, which the rules name\n"
        ),
        Trouble(
            testDescription: "nopitch twice",
            main: Doctoring.sound.replacing(
                "default_action=accept }",
                with: "default_action=accept }, unix:nopitch/milter.sock"),
            expected: "warning    smtp: nopitch is twice in smtpd_milters\n"),
        Trouble(
            testDescription: "before a content filter and behind it", main: filtered,
            master: Doctoring.chroot + reentry,
            expected: """
                warning    mail is judged twice, before content_filter (smtp) and behind it (127.0.0.1:10025)
                           master.cf, 127.0.0.1:10025: -o smtpd_milters=
                """),
        Trouble(
            testDescription: "senders checked at submission alone",
            main: "smtpd_milters = { unix:nopitch/milter.sock, default_action=accept }",
            master: Doctoring.chroot
                + "\nsubmission inet n - y - - smtpd -o smtpd_milters=inet:127.0.0.1:8891,unix:nopitch/milter.sock",
            expected: "warning    nothing here checks who writes: a known sender can be imitated\n"),
    ]
}

@Suite(
    "nopitch doctor, on the mail's ways", .enabled(if: Doctoring.hasPostfix),
    .timeLimit(.minutes(1)))
struct DoctorWaysTests {
    private static let scanned = Doctoring.sound + "\ncontent_filter = scan:127.0.0.1:10024"

    @Test("With a content filter nopitch stands on one side of it, and is not missed on the other")
    func contentFilter() throws {
        let before = try Doctoring(
            main: Self.scanned,
            master: """
                smtp inet n - n - - smtpd
                127.0.0.1:10025 inet n - n - - smtpd -o content_filter= -o smtpd_milters=
                """)
        let told = try before.examine().output
        #expect(!told.contains("10025"), "\(told)")
        let behind = try Doctoring(
            main: Self.scanned,
            master: """
                smtp inet n - n - - smtpd -o smtpd_milters=inet:127.0.0.1:8891
                127.0.0.1:10025 inet n - n - - smtpd -o content_filter=
                """)
        #expect(
            try behind.examine().output.contains(
                "ok         smtp: nopitch sees the mail behind content_filter (127.0.0.1:10025)\n"))
    }

    @Test("Behind a proxy filter nopitch is not missed before it")
    func proxyFilter() throws {
        let house = try Doctoring(
            master: """
                smtp inet n - n - - smtpd -o smtpd_proxy_filter=127.0.0.1:10024 -o smtpd_milters=
                127.0.0.1:10025 inet n - n - - smtpd
                """)
        let told = try house.examine().output
        #expect(
            told.contains(
                "ok         smtp: nopitch sees the mail behind smtpd_proxy_filter (127.0.0.1:10025)\n"
            ),
            "\(told)")
    }

    @Test("Whether a table holds the house's domain is nothing to guess about")
    func tables() throws {
        let house = try Doctoring(
            main: Doctoring.sound + "\nvirtual_mailbox_domains = hash:/nowhere")
        #expect(!(try house.examine().output.contains("takes no mail for")))
    }

    @Test(
        "Where nopitch deliver judges, no milter and no daemon is asked for",
        arguments: [
            ("mailbox_command = /usr/bin/nopitch deliver --maildir \"$HOME/Maildir\"", ""),
            (
                "virtual_transport = nopitch",
                "\nnopitch unix - n n - - pipe flags=DRhu user=mail argv=/usr/bin/nopitch deliver --maildir /m"
            ),
        ])
    func agent(main: String, master: String) throws {
        let house = try Doctoring(
            main: "non_smtpd_milters = inet:127.0.0.1:8891\n" + main,
            master: Doctoring.chroot + master)
        let result = try house.examine()
        for line in [
            "ok         messages are judged at delivery, by nopitch deliver",
            "ok         nopitch deliver stores pitches in Pitches",
        ] { #expect(result.outputLines.contains(line[...]), "\(result.output)") }
        #expect(!result.output.contains("not running") && result.status == 0, "\(result.output)")
        let both = try Doctoring(
            main: Doctoring.sound + "\n" + main, master: Doctoring.chroot + master)
        #expect(
            try both.examine().output.contains(
                "warning    mail is judged twice, by the milter and by nopitch deliver\n"))
    }

    @Test("What runs by the package's units, and would not after the next start, is told")
    func start() throws {
        let house = try Doctoring()
        try house.start()
        let told = try house.examine(units: house.installUnits()).output
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/systemctl") else { return }
        #expect(
            told.contains(
                """
                warning    nopitch would not start with the machine (nopitch.socket, nopitch.service)
                           systemctl enable --now nopitch.socket nopitch

                """), "\(told)")
        #expect(!(try house.examine().output.contains("would not start")))
    }

    @Test("The places of drafts and copies must be for the daemon to write to")
    func drops() throws {
        let house = try Doctoring()
        try house.folder.write(
            try house.folder.text("nopitch.yaml") + """

                reply:
                  drafts: maildir:/home/info/Maildir
                  sent: folder:\(house.folder.path("sent"))
                """, "nopitch.yaml")
        let units = try house.installUnits()
        let told = try house.examine(units: units).output
        #expect(
            told.contains(
                """
                problem    reply.drafts: the unit does not let nopitch write to /home/info/Maildir
                           systemctl edit nopitch    [Service] ReadWritePaths=/home/info/Maildir
                           systemctl edit nopitch    [Service] ProtectHome=no

                """), "\(told)")
        try FileManager.default.createDirectory(
            atPath: units + "/nopitch.service.d", withIntermediateDirectories: true)
        try house.folder.write(
            "[Service]\nReadWritePaths=/home/info \(house.folder.path(""))\nProtectHome=no\n",
            "units/nopitch.service.d/drafts.conf")
        #expect(!(try house.examine(units: units).output.contains("the unit does not let")))
    }

    @Test("A place of drafts that only another may write to is told", .enabled(if: geteuid() == 0))
    func foreignDrop() throws {
        let house = try Doctoring()
        let place = house.folder.path("drafts")
        try FileManager.default.createDirectory(
            atPath: place, withIntermediateDirectories: true)
        try house.folder.write(
            try house.folder.text("nopitch.yaml") + "\nreply: { drafts: \"folder:\(place)\" }\n",
            "nopitch.yaml")
        chmod(house.folder.url.path, 0o711)
        #expect(!(try house.examine().output.contains("reply.drafts")))
        chown(house.folder.path("state"), 65534, 65534)
        #expect(
            try house.examine().output.contains(
                "problem    reply.drafts: nobody may not write to \(place) (\(place))\n"))
    }
}
