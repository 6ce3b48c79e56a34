import MailModel

/// Addresses that nobody reads, by their local part (RFC 5230 4.6, and what deployments added).
package enum RobotAddress {
    /// Of a machine that says so: `no-reply@`, `ne.pas.repondre@`, in whatever spelling.
    static func isUnread(_ localPart: String) -> Bool {
        isUnread(Name(localPart))
    }

    private static func isUnread(_ name: Name) -> Bool {
        name.contains("noreply") || beginnings.contains(where: name.begins)
    }

    /// Of a machine, a list's manager or a role that answers nobody.
    package static func isRobot(_ localPart: String) -> Bool {
        let local = localPart.lowercased()
        let name = Name(local)
        return isUnread(name) || whole.contains(name.text)
            || listBeginnings.contains(where: local.hasPrefix)
            || listEndings.contains(where: local.hasSuffix)
    }

    /// VERP, SRS and BATV rewrite the return path: what is there is a robot's.
    package static func isRewritten(_ localPart: String) -> Bool {
        let local = localPart.lowercased()
        return local.hasPrefix("srs0") || local.hasPrefix("srs1") || local.contains("=")
    }

    private static let beginnings = [
        "donotreply", "dontreply", "noresponse", "nepasrepondre", "nichtantworten",
        "keineantwort", "nonrispondere", "mailerdaemon", "postmaster",
    ]
    private static let whole: Set<String> = [
        "listserv", "majordomo", "listmaster", "daemon", "system", "root", "robot", "mailer",
        "automated", "autoreply", "autoresponder", "newsletter", "news", "alert", "alerts",
        "notify", "notification", "notifications", "bounce", "bounces", "campaign", "updates",
        "unsubscribe", "abuse", "hostmaster", "nobody", "wwwdata", "wordpress", "cron",
    ]
    private static let listBeginnings = [
        "owner-", "bounce+", "bounce-", "bounces+", "bounces-", "bnc",
    ]
    private static let listEndings = ["-owner", "-request", "-relay", "-bounces", "-bounce"]

    /// A local part as it is said: in lower case, without tag and signs.
    private struct Name {
        let text: String

        init(_ localPart: String) {
            let signs = "-_.".utf8
            let bare = localPart.utf8.prefix { $0 != UInt8(ascii: "+") }
                .filter { !signs.contains($0) }
            text = String(decoding: bare.map(\.lowercased), as: UTF8.self)
        }

        func begins(with other: String) -> Bool { text.utf8.starts(with: other.utf8) }

        func contains(_ other: String) -> Bool { text.containsOctets(of: other) }
    }
}
