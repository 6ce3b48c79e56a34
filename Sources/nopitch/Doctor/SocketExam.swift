import FilterService
import Glibc
import PitchFilter

/// Examines whether a service of Postfix can reach nopitch.
struct SocketExam {
    let say: Voice
    let postfix: PostfixSettings
    let service: PostfixSettings.Service
    let entry: MilterEntry
    let places: [ListenAddress]

    var findings: [Finding] {
        switch ListenAddress(entry.address) {
        case .unix(let path): unix(path)
        case .inet(let host, let port): [answer(.inet(host: host, port: port))]
        case nil:
            [
                .problem(
                    say(
                        "\(service.name) : Postfix ne comprend pas \(entry.address)",
                        "\(service.name): Postfix does not understand \(entry.address)"),
                    "unix:PATH, inet:HOST:PORT")
            ]
        }
    }

    private func unix(_ path: String) -> [Finding] {
        // A relative path is one below the queue folder; in a chroot every path is.
        let isBelowQueue = service.isInChroot || !path.hasPrefix("/")
        let real = isBelowQueue ? postfix.inQueue(path) : path
        if let chroot = behindChroot(path, real) { return [chroot] }
        var status = stat()
        guard stat(real, &status) == 0 else {
            return [
                .problem(
                    say(
                        "\(service.name) : Postfix cherche \(real), qui n'existe pas",
                        "\(service.name): Postfix looks for \(real), which is not there"),
                    "nopitch.yaml: listen: unix:\(real)", "systemctl restart nopitch")
            ]
        }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            return [.problem(say("\(real) n'est pas une prise", "\(real) is no socket"))]
        }
        return [rights(real)].compactMap(\.self) + [answer(.unix(path: real))]
    }

    /// Nopitch listens where Postfix, in its chroot, can't see.
    private func behindChroot(_ path: String, _ real: String) -> Finding? {
        let ours = places.compactMap { place -> String? in
            if case .unix(let path) = place { return path }
            return nil
        }
        guard let other = ours.first, !ours.contains(real) else { return nil }
        let queue = postfix["queue_directory"]
        if service.isInChroot, !other.hasPrefix(queue + "/") {
            return .problem(
                say(
                    "\(service.name) : smtpd tourne dans un chroot (\(queue)) et ne voit pas \(other)",
                    "\(service.name): smtpd runs in a chroot (\(queue)) and can't see \(other)"),
                "nopitch.yaml: listen: unix:\(queue)/nopitch/milter.sock",
                "main.cf: smtpd_milters = { unix:nopitch/milter.sock, \(PostfixExam.options) }")
        }
        let shown = other.hasPrefix(queue + "/") ? String(other.dropFirst(queue.count + 1)) : other
        return .problem(
            say(
                "\(service.name) : Postfix cherche \(real), nopitch écoute sur \(other)",
                "\(service.name): Postfix looks for \(real), nopitch listens on \(other)"),
            "main.cf: smtpd_milters = { unix:\(shown), \(PostfixExam.options) }")
    }

    private func rights(_ path: String) -> Finding? {
        let name = postfix["mail_owner"]
        guard let account = Account(name), let obstacle = account.obstacle(to: path) else {
            return nil
        }
        let advice =
            obstacle == path
            ? ["nopitch.yaml: socket: { mode: \"0660\", group: \(name) }"]
            : ["chgrp \(name) \(obstacle) && chmod g+x \(obstacle)"]
        return Finding(
            level: .problem,
            text: say(
                "\(service.name) : l'utilisateur \(name) n'a pas le droit de passer par \(obstacle)",
                "\(service.name): the user \(name) may not go by \(obstacle)"), advice: advice)
    }

    private func answer(_ address: ListenAddress) -> Finding {
        switch MilterProbe.ask(address) {
        case .milter:
            return .ok(
                say(
                    "\(service.name) : un milter répond sur \(address)",
                    "\(service.name): a milter answers on \(address)"))
        case .nobody(let reason):
            return .problem(
                say(
                    "\(service.name) : personne ne répond sur \(address)",
                    "\(service.name): nobody answers on \(address)") + ": \(reason)",
                "systemctl start nopitch", "nopitch.yaml: listen: \(address)")
        case .stranger:
            return .problem(
                say(
                    "\(service.name) : ce qui répond sur \(address) n'est pas un milter",
                    "\(service.name): what answers on \(address) is no milter"),
                say("deux programmes sur le même port ?", "two programs on one port?"))
        }
    }
}
