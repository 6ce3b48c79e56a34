import FilterService

/// What Dovecot's own doveconf(1) tells of its configuration.
struct DovecotSettings {
    enum Fault: Error {
        /// There is no doveconf.
        case absent
        /// What it complained of.
        case refused(String)
    }

    /// How its other commands are told the file.
    let place: [String]
    /// What differs from Dovecot's defaults.
    let text: String

    /// Reads a file, by default the machine's own.
    init(_ file: String?) throws(Fault) {
        place = file.map { ["-c", $0] } ?? []
        let result: ChildProcess.Result
        do {
            result = try ChildProcess(["doveconf"] + place + ["-n"]).run()
        } catch {
            throw .absent
        }
        guard result.status == 0 else {
            let complaint = result.output.split(separator: "\n").last { $0.hasPrefix("doveconf") }
            throw .refused(complaint.map(String.init) ?? "doveconf -n")
        }
        text = result.output
    }

    /// A setting's value for mail that comes in by a way, empty where it has none.
    func value(_ name: String, for way: PostfixSettings.DovecotWay) -> String {
        let words = ["doveconf"] + place + ["-h", "-f", "protocol=\(way.rawValue)", name]
        let result = try? ChildProcess(words).run()
        return result?.output.split(separator: "\n").last.map(String.init) ?? ""
    }

    /// The files and folders of Sieve scripts, as the settings name them.
    var scripts: [String] {
        text.matches(of: /sieve[a-z0-9_]* = (?:file:)?(\/[^\s;]+)/).map { String($0.1) }
    }

    /// A name by which one more script may run before all others.
    var freeName: String {
        let names = ["sieve_before"] + (2...9).map { "sieve_before\($0)" }
        return names.first { !text.contains("\($0) = ") } ?? names[0]
    }
}
