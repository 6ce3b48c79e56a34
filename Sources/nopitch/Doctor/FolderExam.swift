import FilterService
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
        if postfix?.agentStores == true {
            return folders.sorted().map { folder in
                .ok(
                    say(
                        "nopitch deliver range les pitches dans \(folder)",
                        "nopitch deliver stores pitches in \(folder)"))
            }
        }
        switch filing {
        case .recipient: return folders.sorted().map(byRecipient) + detail
        case .marks: return bySieve(folders.sorted()) + handingOver
        }
    }

    /// Whether Dovecot gets the mail at all, as far as main.cf tells.
    private var handingOver: [Finding] {
        guard let postfix, postfix.dovecotWays.isEmpty, postfix["transport_maps"].isEmpty else {
            return []
        }
        return [
            .warning(
                say(
                    "on ne voit pas que Postfix remette le courrier à Dovecot, qui le classerait",
                    "it is not to be seen that Postfix hands mail to Dovecot, which would file it"),
                "virtual_transport, mailbox_transport, mailbox_command",
                say("par exemple ", "for example ")
                    + "main.cf: virtual_transport = lmtp:unix:private/dovecot-lmtp")
        ]
    }

    /// By which ways mail reaches Dovecot; the usual one where that is not to be seen.
    var ways: [PostfixSettings.DovecotWay] {
        let seen = PostfixSettings.DovecotWay.allCases.filter {
            postfix?.dovecotWays.contains($0) ?? false
        }
        return seen.isEmpty ? [.lmtp] : seen
    }
}
