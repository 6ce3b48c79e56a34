import FilterService
import Glibc
import PitchFilter
import RuleLanguage

/// Examines whether what nopitch sends would leave, and be believed.
struct ReplyExam {
    let say: Voice
    let configuration: ServiceConfiguration

    func findings(_ policy: Policy?, _ postfix: PostfixSettings?) -> [Finding] {
        let replies = policy?.actions.values.contains { $0.contains(.reply) } ?? false
        guard replies || configuration.manager != nil else { return [] }
        let drops = replies ? DropExam(say: say, configuration: configuration).findings : []
        if let server = configuration.replies.submission.server {
            return [submission(server)] + (configuration.manager == nil ? [] : [command]) + drops
        }
        return [command] + (replies ? [postfix.map(signature)].compactMap(\.self) : []) + drops
    }

    /// Whether the file with its password can be read; the server signs by its own lights.
    private func submission(_ server: SubmissionServer) -> Finding {
        let place = "\(server.host):\(server.port)"
        if let file = configuration.replies.submission.credentials, let finding = secret(file) {
            return finding
        }
        return .ok(say("les réponses partent par \(place)", "replies leave by \(place)"))
    }

    /// What keeps the daemon, which is not root, from reading a file of credentials.
    private func secret(_ file: String) -> Finding? {
        let handed = "/run/credentials/nopitch.service/"
        guard access(file, R_OK) == 0 else {
            let fault = SystemFault.last
            guard file.hasPrefix(handed) else {
                return .problem("\(file): \(fault)", "install -m 600 /dev/null \(file)")
            }
            // It is there for as long as the daemon runs.
            return .warning(
                "\(file): \(fault)", "systemctl edit nopitch    [Service] " + load(file))
        }
        guard !file.hasPrefix(handed), let owner = OwnedFolder(path: configuration.state).owner,
            let obstacle = owner.obstacle(to: file, .read)
        else { return nil }
        let advice =
            PackagedUnit() == nil
            ? ["chown --reference=\(configuration.state) \(file) && chmod 600 \(file)"]
            : [
                "systemctl edit nopitch    [Service] LoadCredential=submission:\(file)",
                "nopitch.yaml: reply: { credentials: \(handed)submission }",
            ]
        return Finding(
            level: .problem,
            text: say(
                "\(file) : nopitch n'a pas le droit de le lire (\(obstacle))",
                "\(file): nopitch may not read it (\(obstacle))"), advice: advice)
    }

    private func load(_ file: String) -> String {
        let name = file.split(separator: "/").last ?? ""
        return "LoadCredential=\(name):/etc/nopitch/\(name)"
    }

    private var command: Finding {
        let path = configuration.sendmail.path
        guard access(path, X_OK) == 0 else {
            return .problem(
                say(
                    "la commande \(path) manque : rien ne peut partir",
                    "the command \(path) is missing: nothing can leave"),
                "nopitch.yaml: sendmail: /usr/sbin/sendmail")
        }
        return .ok(say("\(path) prend le courrier sortant", "\(path) takes outgoing mail"))
    }

    private func signature(_ postfix: PostfixSettings) -> Finding {
        let local = MilterEntry.list(postfix["non_smtpd_milters"])
        if let signer = local.first(where: \.signs) {
            return .ok(
                say(
                    "les réponses sont signées par \(signer.address)",
                    "replies are signed by \(signer.address)"))
        }
        let signers = postfix.services.flatMap {
            MilterEntry.list(postfix.value("smtpd_milters", for: $0))
        }.filter(\.signs)
        let text = say(
            "les réponses partiraient sans signature DKIM",
            "replies would leave without a DKIM signature")
        guard let signer = signers.first else {
            return .warning(text, "apt install opendkim")
        }
        let list = local.map(\.text) + [signer.text]
        return .warning(text, "main.cf: non_smtpd_milters = " + list.joined(separator: ", "))
    }
}
