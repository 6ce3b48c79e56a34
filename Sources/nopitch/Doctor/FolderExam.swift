import FilterService
import Glibc
import PitchFilter
import RuleLanguage

/// Examines whether pitches get into their folder.
struct FolderExam {
    let say: Voice
    let filing: HookSettings.Filing
    let postfix: PostfixSettings?
    /// Dovecot's configuration, by default the machine's own.
    let dovecot: String?

    func findings(_ policy: Policy) -> [Finding] {
        let folders = Set(
            policy.actions.values.joined().compactMap { action -> String? in
                if case .file(let folder) = action { return folder }
                return nil
            })
        guard !folders.isEmpty else {
            return [
                .warning(
                    say(
                        "les règles ne classent rien dans un dossier",
                        "the rules file nothing into a folder"),
                    "when pitch", "    file into Pitches")
            ]
        }
        switch filing {
        case .recipient: return folders.sorted().map(byRecipient)
        case .marks: return bySieve(folders.sorted())
        }
    }

    private func byRecipient(_ folder: String) -> Finding {
        let isCarried = folder.utf8.allSatisfy {
            $0 < 0x80
                && (Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber
                    || $0 == 0x2D)
        }
        guard isCarried else {
            return .problem(
                say(
                    "une adresse ne peut pas porter le nom \(folder)",
                    "an address can't carry the name \(folder)"),
                say(
                    "règles : file into Pitches, ou nopitch.yaml : filing: marks",
                    "rules: file into Pitches, or nopitch.yaml: filing: marks"))
        }
        if let postfix, !postfix["recipient_delimiter"].contains("+") {
            return .problem(
                say(
                    "Postfix ne connaît pas info+\(folder)@",
                    "Postfix does not know info+\(folder)@"), "main.cf: recipient_delimiter = +")
        }
        return .ok(say("les pitches vont à info+\(folder)@", "pitches go to info+\(folder)@"))
    }

    private func bySieve(_ folders: [String]) -> [Finding] {
        let place = dovecot.map { ["-c", $0] } ?? []
        guard let result = try? ChildProcess(["doveconf"] + place + ["-n"]).run(),
            result.status == 0
        else {
            return [
                .warning(
                    say(
                        "pas de Dovecot ici : le dossier n'est pas examiné",
                        "no Dovecot here: the folder is not examined"),
                    say(
                        "autre serveur : voyez filing dans nopitch.yaml",
                        "another server: see filing in nopitch.yaml"))
            ]
        }
        let scripts = Self.scripts(result.output)
        guard let (path, script) = scripts.first(where: { $0.text.contains("X-Nopitch") }) else {
            return [
                .problem(
                    say(
                        "aucun script Sieve de Dovecot ne lit X-Nopitch",
                        "no Sieve script of Dovecot's reads X-Nopitch"),
                    "plugin { sieve_before = /etc/dovecot/nopitch.sieve }",
                    "protocol lmtp { mail_plugins = $mail_plugins sieve }")
            ]
        }
        let hasPlugin = result.output.contains(/mail_plugins = .*\bsieve\b/)
        return [compiles(path, place)] + folders.map { agrees($0, path, script) }
            + (hasPlugin
                ? []
                : [
                    .problem(
                        say(
                            "Dovecot n'exécute pas Sieve à la livraison",
                            "Dovecot does not run Sieve at delivery"),
                        "protocol lmtp { mail_plugins = $mail_plugins sieve }")
                ])
    }

    /// The scripts that run for everybody, and their text; a folder's are all of them.
    private static func scripts(_ configuration: String) -> [(path: String, text: String)] {
        let paths = configuration.matches(of: /sieve[a-z0-9_]* = (?:file:)?(\/[^\s;]+)/)
            .map { String($0.1) }
        return paths.flatMap { path in path.hasSuffix(".sieve") ? [path] : scripts(in: path) }
            .compactMap { path in
                (try? TextFile.read(path).get()).map { (path, $0) }
            }
    }

    private static func scripts(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [folder] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { octets in
                String(decoding: octets.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".sieve") { names.append("\(folder)/\(name)") }
        }
        return names.sorted()
    }

    private func compiles(_ path: String, _ place: [String]) -> Finding {
        let result = try? ChildProcess(["sievec", "-d"] + place + [path, "-"]).run()
        guard let result else {
            return .warning(
                say(
                    "pas de sievec : le script n'est pas vérifié",
                    "no sievec: the script is not checked"), "apt install dovecot-sieve")
        }
        guard result.status == 0 else {
            return Finding(
                level: .problem,
                text: say("Sieve n'accepte pas \(path) :", "Sieve does not take \(path):"),
                advice: result.output.split(separator: "\n").prefix(4).map(String.init))
        }
        return .ok(say("Sieve accepte \(path)", "Sieve takes \(path)"))
    }

    private func agrees(_ folder: String, _ path: String, _ script: String) -> Finding {
        let named = script.matches(of: /\bfileinto(?:\s+:\w+)*\s+"([^"]+)"/).map { String($0.1) }
        guard named.contains(folder) else {
            let list = named.joined(separator: ", ")
            return .problem(
                say(
                    "les règles classent dans \(folder), le script dans \(list)",
                    "the rules file into \(folder), the script into \(list)"),
                "\(path): fileinto :create \"\(folder)\";")
        }
        guard script.contains(/\bfileinto(?:\s+:\w+)*\s+:create/) else {
            return .warning(
                say(
                    "le dossier \(folder) doit exister chez chacun",
                    "everybody must have a folder \(folder)"),
                "\(path): require [\"fileinto\", \"mailbox\"]; fileinto :create \"\(folder)\";")
        }
        return .ok(
            say(
                "le dossier \(folder) est créé quand il le faut",
                "the folder \(folder) is made when it is needed"))
    }
}
