import Foundation
import Testing

@Suite(
    "nopitch doctor, on the folder", .enabled(if: Doctoring.hasPostfix && Doctoring.hasDovecot),
    .timeLimit(.minutes(1)))
struct DoctorFolderTests {
    private static let files = """
        require "fileinto"; if header :contains "X-Nopitch" "for=" { fileinto "Pitches"; }
        """

    @Test(
        "The Sieve script has to run, to be taken, to name the rules' folder and to heed for whom",
        arguments: [
            ("if broken", "sieve", "problem    no Sieve script of Dovecot's reads X-Nopitch\n"),
            ("# X-Nopitch\nif broken", "sieve", "problem    Sieve does not take "),
            (
                files.replacing("Pitches", with: "Junk"), "sieve",
                "problem    the rules file into Pitches, the script into Junk\n"
            ),
            (files, "sieve", "warning    everybody must have a folder Pitches\n"),
            (
                files.replacing("for=", with: "pitch"), "sieve",
                "nopitch.sieve would file other people's copies too: it does not read for=\n"
            ),
            ("# X-Nopitch", "quota", "problem    Dovecot does not run Sieve at delivery (lmtp)\n"),
        ])
    func sieve(script: String, plugins: String, expected: String) throws {
        let house = try Doctoring()
        try house.writeDovecot(script: script + "\n", plugins: plugins)
        let result = try house.examine()
        #expect(result.output.contains(expected), "\(result.output)")
    }

    @Test("The lines to paste where Sieve is not set up are what Dovecot takes")
    func pasted() throws {
        let house = try Doctoring()
        let bare = "protocols = imap lmtp\nmail_location = maildir:/tmp\n"
        try house.folder.write(bare, "dovecot.conf")
        let told = try house.examine().outputLines
        let start = try #require(told.firstIndex { $0.hasSuffix("           plugin {") })
        let lines = told[start...].prefix { $0.hasPrefix("           ") }.joined(separator: "\n")
        try house.folder.write(bare + lines + "\n", "dovecot.conf")
        let pasted = try house.examine().output
        #expect(!pasted.contains("Dovecot's configuration can't be read"), "\(pasted)")
        #expect(!pasted.contains("Dovecot does not run Sieve"), "\(pasted)")
        #expect(pasted.contains("reads X-Nopitch") || pasted.contains("there is no Sieve script"))
    }

    @Test("A script that is named and not there is told with the lines that put it there")
    func absentScript() throws {
        let house = try Doctoring()
        try house.writeDovecot(script: nil)
        let path = house.folder.path("nopitch.sieve")
        let told = try house.examine().output
        #expect(
            told.contains(
                """
                problem    there is no Sieve script \(path)
                           install -m 644 /usr/share/doc/nopitch/examples/nopitch.sieve \(path)
                           sievec \(path)

                """), "\(told)")
    }

    @Test("A configuration that Dovecot does not take is told with its complaint")
    func refused() throws {
        let house = try Doctoring()
        try house.folder.write("protocol lmtp { mail_plugins = sieve }\n", "dovecot.conf")
        let told = try house.examine().output
        #expect(told.contains("problem    Dovecot's configuration can't be read:\n"), "\(told)")
        #expect(told.contains("           doveconf: Fatal: "))
    }

    @Test("Where dovecot-lda stores the mail it has to run Sieve; that Dovecot has none is told")
    func ways() throws {
        let agent = try Doctoring(
            main: Doctoring.sound
                + "\nvirtual_transport =\nmailbox_command = /usr/lib/dovecot/dovecot-lda")
        #expect(
            try agent.examine().output.contains(
                """
                problem    Dovecot does not run Sieve at delivery (lda)
                           protocol lda {
                             mail_plugins = $mail_plugins sieve
                           }

                """))
        let own = try Doctoring(main: Doctoring.sound + "\nvirtual_transport = virtual")
        #expect(
            try own.examine().output.contains(
                "warning    it is not to be seen that Postfix hands mail to Dovecot"))
    }

    @Test("What is filed by recipient needs Postfix's delimiter, and a Dovecot that heeds it")
    func recipient() throws {
        let house = try Doctoring(more: "filing: recipient")
        let told = try house.examine().output
        #expect(
            told.contains(
                "problem    Postfix does not know info+Pitches@\n           main.cf: recipient_delimiter = +\n"
            ))
        let line = "lmtp_save_to_detail_mailbox = yes"
        #expect(
            told.contains(
                "problem    Dovecot puts into the inbox what goes to info+FOLDER@\n           dovecot.conf: \(line)\n"
            ), "\(told)")
        try house.folder.write(
            try house.folder.text("dovecot.conf") + line + "\n", "dovecot.conf")
        #expect(!(try house.examine().output.contains("into the inbox")))
    }

    @Test("Aliases lose the folder's name where Postfix is not told to keep it")
    func aliases() throws {
        let local =
            Doctoring.sound + """

                recipient_delimiter = +
                alias_maps = texthash:/nowhere
                mailbox_transport = lmtp:unix:private/dovecot-lmtp
                """
        let house = try Doctoring(main: local, more: "filing: recipient")
        let line = "propagate_unmatched_extensions = canonical, virtual, alias"
        #expect(try house.examine().output.contains("           main.cf: \(line)\n"))
        let kept = try Doctoring(main: local + "\n" + line, more: "filing: recipient")
        #expect(!(try kept.examine().output.contains("loses the folder's name")))
    }
}
