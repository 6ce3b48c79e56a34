import Foundation
import Testing

/// A mail server's configuration in a folder of its own, for the doctor to look at.
final class Doctoring {
    let folder: TemporaryFolder
    private var daemon: Process?

    static let hasPostfix = FileManager.default.isExecutableFile(atPath: "/usr/sbin/postconf")
    static let hasDovecot = FileManager.default.isExecutableFile(atPath: "/usr/bin/doveconf")
    static let hasSieve = FileManager.default.isExecutableFile(atPath: "/usr/bin/sieve-test")

    /// The queue folder, and the socket file as nopitch knows it.
    var queue: String { folder.path("spool") }
    var socket: String { queue + "/nopitch/milter.sock" }

    static let sound = """
        smtpd_milters = inet:127.0.0.1:8891, { unix:nopitch/milter.sock, default_action=accept }
        non_smtpd_milters = inet:127.0.0.1:8891
        """
    static let chroot = "smtp inet n - y - - smtpd"

    init(main: String = sound, master: String = chroot, house: String = "", more: String = "")
        throws
    {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: queue + "/nopitch", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(
            atPath: folder.path("state"), withIntermediateDirectories: true)
        try folder.write(
            """
            compatibility_level = 3.6
            queue_directory = \(queue)
            myhostname = mx.relais.example
            enable_long_queue_ids = yes
            virtual_mailbox_domains = relais.example
            virtual_transport = lmtp:unix:private/dovecot-lmtp
            \(main)
            """, "main.cf")
        try folder.write(master + "\n", "master.cf")
        // Postfix waits two seconds for whoever may still be at work on a file.
        for name in ["main.cf", "master.cf"] {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -60)],
                ofItemAtPath: folder.path(name))
        }
        try folder.write(
            """
            house
                name     Le Relais
                address  info@relais.example
                server   mx.relais.example
            when pitch
                file into Pitches
                reply
            \(house)
            rule sells +2
                because  Vend
                text has promo
            """, "house.rules")
        try folder.write(
            """
            rules: \(folder.path("house.rules"))
            state: \(folder.path("state"))
            sendmail: /bin/true
            \(more.isEmpty ? "listen: unix:\(socket)" : more)
            """, "nopitch.yaml")
        try writeDovecot(script: try Command.text("deploy/dovecot/nopitch.sieve"))
    }

    deinit { stop() }

    /// Dovecot with a Sieve script, or with one that is named and not there.
    func writeDovecot(script: String?, plugins: String = "sieve") throws {
        let file = folder.url.appending(path: "nopitch.sieve")
        if let script {
            try folder.write(script, "nopitch.sieve")
        } else {
            try FileManager.default.removeItem(at: file)
        }
        try folder.write(
            """
            protocols = imap lmtp
            mail_location = maildir:/tmp
            protocol lmtp {
              mail_plugins = \(plugins)
            }
            plugin {
              sieve_before = \(file.path)
            }
            """, "dovecot.conf")
    }

    /// Runs nopitch with the configuration, until it listens.
    func start(_ configuration: String = "nopitch.yaml") throws {
        let (said, process) = (Pipe(), Process())
        process.executableURL = Command.executable
        process.arguments = ["serve", "--config", folder.path(configuration)]
        process.environment = ["NOPITCH_SOCKET_MODE": "0666"]
        process.standardError = said
        try process.run()
        daemon = process
        var text = ""
        while !text.contains("listening\n") {
            let piece = said.fileHandleForReading.availableData
            try #require(!piece.isEmpty, "\(text)")
            text += String(decoding: piece, as: UTF8.self)
        }
        // Whoever listens has a report soon.
        while !FileManager.default.fileExists(atPath: folder.path("state/status.json")) {
            usleep(1000)
        }
    }

    func stop() {
        daemon?.terminate()
        daemon?.waitUntilExit()
        daemon = nil
    }

    /// Without the package's units, whatever the machine has.
    func examine(
        _ environment: [String: String] = ["LANG": "en_GB.UTF-8"], units: String = "/nowhere"
    ) throws -> Command {
        try Command.run(
            "doctor", "--config", folder.path("nopitch.yaml"), "--postfix", folder.path(""),
            "--dovecot", folder.path("dovecot.conf"),
            environment: environment.merging(["SYSTEMD_UNIT_PATH": units]) { $1 })
    }

    /// The package's units, listening where this Postfix finds them.
    func installUnits() throws -> String {
        let units = folder.path("units")
        try FileManager.default.createDirectory(
            atPath: units, withIntermediateDirectories: true)
        for name in ["nopitch.service", "nopitch.socket"] {
            let text = try Command.text("deploy/systemd/" + name)
                .replacing("/var/spool/postfix", with: queue)
            try folder.write(text, "units/" + name)
        }
        return units
    }
}
