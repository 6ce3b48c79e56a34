import FilterService
import Glibc

/// What Dovecot's Sieve files by its mark.
extension FolderExam {
    func bySieve(_ folders: [String]) -> [Finding] {
        do throws(DovecotSettings.Fault) {
            return bySieve(folders, try DovecotSettings(dovecot))
        } catch {
            return [refusal(error)]
        }
    }

    private func bySieve(_ folders: [String], _ dovecot: DovecotSettings) -> [Finding] {
        let scripts = Self.scripts(dovecot)
        guard let (path, script) = scripts.first(where: { $0.text.contains("X-Nopitch") }) else {
            return [missing(dovecot)]
        }
        return [compiles(path, dovecot), spares(path, script)].compactMap(\.self)
            + folders.map { agrees($0, path, script) }
            + ways.compactMap { runs(dovecot, $0) }
    }

    private func refusal(_ fault: DovecotSettings.Fault) -> Finding {
        switch fault {
        case .absent:
            .warning(
                say(
                    "pas de Dovecot ici : le dossier n'est pas examiné",
                    "no Dovecot here: the folder is not examined"),
                say(
                    "autre serveur : voyez filing dans nopitch.yaml",
                    "another server: see filing in nopitch.yaml"))
        case .refused(let words):
            .problem(
                say(
                    "la configuration de Dovecot ne se lit pas :",
                    "Dovecot's configuration can't be read:"),
                words)
        }
    }

    /// The scripts that run for everybody, and their text; a folder's are all of them.
    private static func scripts(_ dovecot: DovecotSettings) -> [(path: String, text: String)] {
        dovecot.scripts.flatMap { path in path.hasSuffix(".sieve") ? [path] : scripts(in: path) }
            .compactMap { path in
                (try? TextFile.read(path).get()).map { (path, $0) }
            }
    }

    private static func scripts(in folder: String) -> [String] {
        guard access(folder + "/.", F_OK) == 0 else { return [folder] }
        return FolderNames.all(in: folder).filter { $0.hasSuffix(".sieve") }
            .map { "\(folder)/\($0)" }
    }

    /// No script is ours: one that is named may not be there, or none is named.
    private func missing(_ dovecot: DovecotSettings) -> Finding {
        let absent = dovecot.scripts.first {
            $0.hasSuffix(".sieve") && !$0.contains("%") && access($0, F_OK) != 0
        }
        if let absent {
            return Finding(
                level: .problem,
                text: say(
                    "le script Sieve \(absent) n'existe pas",
                    "there is no Sieve script \(absent)"), advice: installing(absent))
        }
        let path = "/etc/dovecot/nopitch.sieve"
        let plugin = ["plugin {", "  \(dovecot.freeName) = \(path)", "}"]
        return Finding(
            level: .problem,
            text: say(
                "aucun script Sieve de Dovecot ne lit X-Nopitch",
                "no Sieve script of Dovecot's reads X-Nopitch"),
            advice: installing(path) + plugin + ways.flatMap(Self.plugins))
    }

    /// What puts the script that comes with nopitch in its place.
    private func installing(_ path: String) -> [String] {
        [
            "install -m 644 /usr/share/doc/nopitch/examples/nopitch.sieve \(path)",
            "sievec \(path)",
        ]
    }

    /// What makes Dovecot run scripts for mail that comes in by a way.
    private static func plugins(_ way: PostfixSettings.DovecotWay) -> [String] {
        ["protocol \(way.rawValue) {", "  mail_plugins = $mail_plugins sieve", "}"]
    }

    private func runs(
        _ dovecot: DovecotSettings, _ way: PostfixSettings.DovecotWay
    ) -> Finding? {
        let plugins = dovecot.value("mail_plugins", for: way)
        guard !plugins.contains(/\bsieve\b/) else { return nil }
        return Finding(
            level: .problem,
            text: say(
                "Dovecot n'exécute pas Sieve à la livraison (\(way.rawValue))",
                "Dovecot does not run Sieve at delivery (\(way.rawValue))"),
            advice: Self.plugins(way))
    }

    /// Whether it heeds for whom a message is marked.
    private func spares(_ path: String, _ script: String) -> Finding? {
        guard !script.contains("for=") else { return nil }
        return Finding(
            level: .warning,
            text: say(
                "\(path) classerait aussi les copies des autres : il ne lit pas for=",
                "\(path) would file other people's copies too: it does not read for="),
            advice: installing(path))
    }

    private func compiles(_ path: String, _ dovecot: DovecotSettings) -> Finding {
        let result = try? ChildProcess(["sievec", "-d"] + dovecot.place + [path, "-"]).run()
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
