import FilterService
import Glibc

/// Examines whether the daemon may write where drafts, and copies of what was sent, go.
struct DropExam {
    let say: Voice
    let configuration: ServiceConfiguration

    var findings: [Finding] {
        let replies = configuration.replies
        return [("reply.drafts", replies.drafts), ("reply.sent", replies.sent)]
            .compactMap { key, drop in
                switch drop {
                case .maildir(let path): finding(key, path, within: path + "/new")
                case .folder(let path): finding(key, path, within: path)
                case .imap, nil: nil
                }
            }
    }

    /// What keeps the daemon from writing, be it the unit or the folder's mode.
    private func finding(_ key: String, _ path: String, within folder: String) -> Finding? {
        if PackagedUnit() != nil, !PackagedUnit.mayWrite(path) {
            return Finding(
                level: .problem,
                text: say(
                    "\(key) : le service n'a pas le droit d'écrire dans \(path)",
                    "\(key): the unit does not let nopitch write to \(path)"),
                advice: opening(path) + [instead])
        }
        guard let owner = OwnedFolder(path: configuration.state).owner,
            let obstacle = owner.obstacle(to: Self.existing(folder))
        else { return nil }
        let user = owner.name ?? "nopitch"
        return Finding(
            level: .problem,
            text: say(
                "\(key) : \(user) n'a pas le droit d'écrire dans \(path) (\(obstacle))",
                "\(key): \(user) may not write to \(path) (\(obstacle))"),
            advice: (access(path, F_OK) == 0 ? [] : ["install -d -o \(user) -m 700 \(path)"])
                + [instead])
    }

    private func opening(_ path: String) -> [String] {
        PackagedUnit.opening(path).map { "systemctl edit nopitch    [Service] \($0)" }
    }

    private var instead: String {
        say(
            "ou imap://UTILISATEUR@SERVEUR/DOSSIER, qui n'a pas besoin de ce droit",
            "or imap://USER@HOST/FOLDER, which needs no such right")
    }

    /// The folder itself, or the nearest above it that is there: in it the others would be made.
    private static func existing(_ path: String) -> String {
        var parts = path.split(separator: "/")
        while access("/" + parts.joined(separator: "/"), F_OK) != 0, !parts.isEmpty {
            parts.removeLast()
        }
        return "/" + parts.joined(separator: "/")
    }
}
