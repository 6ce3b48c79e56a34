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
    /// Whom the daemon runs as; `nil` where that is not to be seen.
    let user: String?

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
                Finding(
                    level: .problem,
                    text: say(
                        "\(service.name) : Postfix cherche \(real), qui n'existe pas",
                        "\(service.name): Postfix looks for \(real), which is not there"),
                    advice: making(real))
            ]
        }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            return [.problem(say("\(real) n'est pas une prise", "\(real) is no socket"))]
        }
        return [rights(real)].compactMap(\.self) + [answer(.unix(path: real))]
    }

    /// What brings a socket file into being.
    private func making(_ path: String) -> [String] {
        if PackagedUnit()?.socket == .unix(path: path) { return [PackagedUnit.start] }
        let unit = PackagedUnit() == nil ? "nopitch" : "nopitch.socket nopitch"
        return listening(on: path) + ["systemctl restart \(unit)"]
    }

    /// What makes nopitch listen on a path, in a folder that it can write to and Postfix can enter.
    private func listening(on path: String) -> [String] {
        if let unit = PackagedUnit() {
            if unit.socket == .unix(path: path) { return [PackagedUnit.start] }
            return ["systemctl edit nopitch.socket    [Socket] ListenStream=\(path)"]
        }
        let (user, group) = (self.user ?? say("UTILISATEUR", "USER"), postfix["mail_owner"])
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        let isUsable = self.user.flatMap { Account($0) }?.obstacle(to: folder) == nil
        let isReady = folder.isEmpty || access(folder, F_OK) == 0 && (self.user == nil || isUsable)
        return (isReady ? [] : ["install -d -o \(user) -g \(group) -m 750 \(folder)"])
            + [
                "nopitch.yaml: listen: unix:\(path)",
                "nopitch.yaml: socket: { mode: \"0660\", group: \(group) }",
            ] + (user == "root" ? [] : ["adduser \(user) \(group)"])
    }

    /// Nopitch listens where Postfix, in its chroot, can't see.
    private func behindChroot(_ path: String, _ real: String) -> Finding? {
        let ours = places.compactMap { place -> String? in
            if case .unix(let path) = place { return path }
            return nil
        }
        let queue = postfix["queue_directory"]
        let visible = ours.first { !service.isInChroot || $0.hasPrefix(queue + "/") }
        guard let other = visible ?? ours.first, !ours.contains(real) else { return nil }
        if service.isInChroot, !other.hasPrefix(queue + "/") {
            return Finding(
                level: .problem,
                text: say(
                    "\(service.name) : smtpd tourne dans un chroot (\(queue)) et ne voit pas \(other)",
                    "\(service.name): smtpd runs in a chroot (\(queue)) and can't see \(other)"),
                advice: listening(on: "\(queue)/nopitch/milter.sock") + [
                    "main.cf: smtpd_milters = { unix:nopitch/milter.sock, \(PostfixExam.options) }"
                ])
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
            ? opening(path, to: name)
            : ["chgrp \(name) \(obstacle) && chmod g+x \(obstacle)"]
        return Finding(
            level: .problem,
            text: say(
                "\(service.name) : l'utilisateur \(name) n'a pas le droit de passer par \(obstacle)",
                "\(service.name): the user \(name) may not go by \(obstacle)"), advice: advice)
    }

    /// What lets a group use a socket file.
    private func opening(_ path: String, to group: String) -> [String] {
        let unit = PackagedUnit()
        if let unit, unit.socket == .unix(path: path) {
            return ["systemctl edit nopitch.socket    [Socket] SocketGroup=\(group)"]
        }
        let line = "nopitch.yaml: socket: { mode: \"0660\", group: \(group) }"
        guard unit != nil else { return [line] }
        // Only a group that it is in may be given a file by somebody who is not root.
        return [line, "systemctl edit nopitch    [Service] SupplementaryGroups=\(group)"]
    }

    private func answer(_ address: ListenAddress) -> Finding {
        switch MilterProbe.ask(address) {
        case .milter:
            return .ok(
                say(
                    "\(service.name) : un milter répond sur \(address)",
                    "\(service.name): a milter answers on \(address)"))
        case .nobody(let reason):
            return Finding(
                level: .problem,
                text: say(
                    "\(service.name) : personne ne répond sur \(address)",
                    "\(service.name): nobody answers on \(address)") + ": \(reason)",
                advice: PackagedUnit()?.socket == address
                    ? [PackagedUnit.start]
                    : ["systemctl start nopitch", "nopitch.yaml: listen: \(address)"])
        case .stranger:
            return .problem(
                say(
                    "\(service.name) : ce qui répond sur \(address) n'est pas un milter",
                    "\(service.name): what answers on \(address) is no milter"),
                say("deux programmes sur le même port ?", "two programs on one port?"))
        }
    }
}
