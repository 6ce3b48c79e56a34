import FilterService
import Glibc
import Ledger
import PitchFilter
import RuleLanguage

/// Examines what is nopitch's own: configuration, rules, state folder, ledger, the daemon itself.
struct HouseExam {
    let say: Voice
    let configuration: ServiceConfiguration
    let complaints: [String]
    /// Whether `nopitch deliver` judges what is stored, and no daemon need run.
    var isJudgedAtDelivery = false

    func findings(_ policy: Policy?, _ diagnostics: [Diagnostic]) -> [Finding] {
        [
            settings, rules(policy, diagnostics), contacts, state, strangers, ledger, daemon,
            start,
        ].compactMap(\.self)
    }

    private var settings: Finding {
        guard complaints.isEmpty else {
            let text = say("la configuration a des fautes :", "the configuration has mistakes:")
            return Finding(level: .problem, text: text, advice: complaints)
        }
        return .ok(say("la configuration est juste", "the configuration is sound"))
    }

    private func rules(_ policy: Policy?, _ diagnostics: [Diagnostic]) -> Finding {
        let path = RuleFile.path(configuration.rules)
        guard let policy else {
            let advice = diagnostics.prefix(5).map {
                $0.rendered(color: false, inFrench: say.language == .french)
                    .split(separator: "\n").first.map(String.init) ?? ""
            }
            return Finding(
                level: .problem,
                text: say("les règles sont cassées : \(path)", "the rules are broken: \(path)"),
                advice: advice + [say("en entier :", "all of it:") + " nopitch check \(path)"])
        }
        let count = policy.rules.count
        let s = say.language.s(count)
        return .ok(
            say(
                "\(count) règle\(s) juste\(s) dans \(path)", "\(count) sound rule\(s) in \(path)"))
    }

    private var contacts: Finding? {
        guard let path = configuration.contacts else { return nil }
        switch ContactFile.read(path) {
        case .failure(let unreadable):
            return .problem("\(path): \(SystemFault.translated(unreadable.reason))")
        case .success(let list) where list.complaints.isEmpty: return nil
        case .success(let list):
            let text = say("des contacts ne se lisent pas :", "some contacts can't be read:")
            return Finding(level: .warning, text: text, advice: Array(list.complaints.prefix(5)))
        }
    }

    private var state: Finding {
        let folder = configuration.state
        var status = stat()
        guard stat(folder, &status) == 0 else {
            return .warning(
                say("le dossier \(folder) n'existe pas", "there is no folder \(folder)"),
                PackagedUnit() == nil
                    ? say(
                        "nopitch serve le crée, s'il en a le droit ; sinon, pour son utilisateur : ",
                        "nopitch serve makes it, where it may; else, for its user: ")
                        + "install -d -m 700 -o " + say("UTILISATEUR", "USER") + " \(folder)"
                    : say("le démon le crée : ", "the daemon makes it: ") + PackagedUnit.start)
        }
        guard access(folder, R_OK | W_OK | X_OK) == 0 else {
            return .problem(
                say("on ne peut pas écrire dans \(folder)", "\(folder) can't be written to")
                    + ": \(SystemFault.last)",
                say("lancez le docteur en tant que root", "run the doctor as root"))
        }
        var space = statvfs()
        if statvfs(folder, &space) == 0 {
            let free = Int(space.f_bavail) * Int(space.f_frsize) / (1 << 20)
            if free < 50 {
                return .warning(
                    say(
                        "il ne reste que \(free) Mo sur le disque de \(folder)",
                        "only \(free) MB are free on the disk of \(folder)"))
            }
        }
        return .ok(say("le dossier \(folder) est prêt", "the folder \(folder) is ready"))
    }

    private var ledger: Finding {
        let location = configuration.ledger
        if case .file(let path) = location {
            guard access(path, F_OK) == 0 else {
                return .ok(
                    say(
                        "le registre sera créé au premier départ",
                        "the ledger will be made at the first start"))
            }
        }
        do {
            let summary = try location.open().summary()
            let (decisions, people) = (summary.decisions, summary.correspondents)
            let (s, t) = (say.language.s(decisions), say.language.s(people))
            return .ok(
                say(
                    "le registre s'ouvre : \(decisions) décision\(s), \(people) correspondant\(t)",
                    "the ledger opens: \(decisions) decision\(s), \(people) correspondent\(t)"))
        } catch {
            return .problem(
                say("le registre ne s'ouvre pas : ", "the ledger can't be opened: ")
                    + "\(location): \(error)")
        }
    }

    /// The daemon runs as the owner of its folder: it can't use what belongs to another, as what root
    /// once made there.
    private var strangers: Finding? {
        let folder = configuration.state
        let strange = OwnedFolder(path: folder).strangers
        guard let first = strange.first else { return nil }
        let others = strange.count > 1 ? " (+ \(strange.count - 1))" : ""
        return .problem(
            say(
                "\(first)\(others) n'appartient pas au propriétaire du dossier",
                "\(first)\(others) does not belong to the folder's owner"),
            "chown -R --reference=\(folder) \(folder)/")
    }

    private var daemon: Finding? {
        if StatusFile(folder: configuration.state).isClaimed {
            return .ok(say("nopitch tourne", "nopitch is running"))
        }
        guard !isJudgedAtDelivery else { return nil }
        let line =
            PackagedUnit() == nil
            ? "systemctl start nopitch    journalctl -u nopitch"
            : "\(PackagedUnit.start)    journalctl -u nopitch"
        return .problem(say("nopitch ne tourne pas", "nopitch is not running"), line)
    }

    /// What runs now, and would not after the machine's next start.
    private var start: Finding? {
        guard PackagedUnit() != nil, StatusFile(folder: configuration.state).isClaimed else {
            return nil
        }
        let idle = PackagedUnit.disabled
        guard !idle.isEmpty else { return nil }
        let list = idle.joined(separator: ", ")
        return .warning(
            say(
                "au prochain démarrage de la machine nopitch ne partirait pas (\(list))",
                "nopitch would not start with the machine (\(list))"),
            PackagedUnit.start)
    }
}
