import FilterService
import PitchFilter
import RuleLanguage

/// Examines whether Postfix shows its mail to nopitch, and in the right order.
struct PostfixExam {
    let say: Voice
    let postfix: PostfixSettings
    /// Where nopitch listens, as far as it is known.
    let places: [ListenAddress]
    /// Whom the daemon runs as; `nil` where that is not to be seen.
    var user: String?

    static let options = "default_action=accept, command_timeout=10s"

    func findings(_ house: House?) -> [Finding] {
        let services = postfix.services
        guard !services.isEmpty else {
            return [
                .problem(
                    say(
                        "master.cf n'a pas de service smtpd : Postfix ne reçoit rien",
                        "master.cf has no smtpd service: Postfix takes no mail"))
            ]
        }
        let about = house.map { [authority($0)] + domains($0) } ?? []
        if isJudgedAtDelivery { return [atDelivery] + about }
        return services.flatMap(findings) + twice + about + [version, queueIDs]
    }

    private func findings(on service: PostfixSettings.Service) -> [Finding] {
        let isReentry = postfix.reentries(behind: "content_filter").contains {
            $0.name == service.name
        }
        let entries = entries(of: service)
        guard let ours = entries.first(where: isOurs) else {
            // What a content_filter gives back was shown to nopitch before.
            if isReentry { return [] }
            return [behindFilter(service) ?? missing(service, entries)]
        }
        if shutsOut(service) { return isReentry ? [] : [shutOut(service)] }
        let rest = [order(service, entries, ours), repeated(service, entries)].compactMap(\.self)
        return rest + [originating(service), defaultAction(service, ours)].compactMap(\.self)
            + proxy(service)
            + SocketExam(
                say: say, postfix: postfix, service: service, entry: ours, places: places,
                user: user
            ).findings
    }

    func entries(of service: PostfixSettings.Service) -> [MilterEntry] {
        MilterEntry.list(postfix.value("smtpd_milters", for: service))
    }

    func isOurs(_ entry: MilterEntry) -> Bool {
        entry.isNopitch(places, postfix: postfix)
    }

    /// Before a proxy filter smtpd shows milters no message at all (MILTER_README).
    private func proxy(_ service: PostfixSettings.Service) -> [Finding] {
        let name = service.name
        guard !postfix.value("smtpd_proxy_filter", for: service).isEmpty else { return [] }
        return [
            .problem(
                say(
                    "\(name) : avec smtpd_proxy_filter Postfix ne montre pas le courrier à nopitch",
                    "\(name): with smtpd_proxy_filter Postfix does not show nopitch the mail"),
                say(
                    "smtpd_milters au smtpd qui reprend le courrier, ou content_filter",
                    "smtpd_milters at the smtpd that takes the mail back, or content_filter"))
        ]
    }

    /// What users send need not be judged, but the ledger then does not learn whom they write to.
    private func missing(
        _ service: PostfixSettings.Service, _ entries: [MilterEntry]
    ) -> Finding {
        let (address, first) = place(for: service)
        let list = entries.map(\.text) + ["{ \(address), \(Self.options) }"]
        let isOwn = service.overrides["smtpd_milters"] != nil
        let line =
            isOwn
            ? say(
                "master.cf, \(service.name) : ôtez -o smtpd_milters=…, ou ajoutez-y nopitch",
                "master.cf, \(service.name): remove -o smtpd_milters=…, or add nopitch to it")
            : "main.cf: smtpd_milters = " + list.joined(separator: ", ")
        if service.isSubmission {
            return Finding(
                level: .warning,
                text: say(
                    "\(service.name) : nopitch n'apprend pas à qui la maison écrit",
                    "\(service.name): nopitch does not learn whom the house writes to"),
                advice: first + [line])
        }
        return Finding(
            level: .problem,
            text: say(
                "\(service.name) : nopitch n'est pas dans smtpd_milters",
                "\(service.name): nopitch is not in smtpd_milters"),
            advice: first + [line])
    }

    /// Where a service can reach nopitch, in Postfix's words, and what has to be done before.
    private func place(for service: PostfixSettings.Service) -> (String, before: [String]) {
        let queue = postfix["queue_directory"] + "/"
        for place in places {
            switch place {
            case .inet: return (place.description, [])
            case .unix(let path) where path.hasPrefix(queue):
                return ("unix:" + path.dropFirst(queue.count), [])
            case .unix(let path) where !service.isInChroot: return ("unix:" + path, [])
            case .unix: continue
            }
        }
        guard !places.isEmpty else { return ("inet:127.0.0.1:8890", []) }
        // All that nopitch listens on is outside of the chroot.
        let inside = "\(queue)nopitch/milter.sock"
        return ("unix:nopitch/milter.sock", ["nopitch.yaml: listen: unix:\(inside)"])
    }

    private func order(
        _ service: PostfixSettings.Service, _ entries: [MilterEntry], _ ours: MilterEntry
    ) -> Finding {
        let later = entries.drop { $0 != ours }.dropFirst().filter(\.authenticates)
        guard later.isEmpty else {
            let list = entries.filter { $0 != ours }.map(\.text) + [ours.text]
            return .problem(
                say(
                    "\(service.name) : nopitch est avant \(later[0].address), et ne voit pas encore qui écrit vraiment",
                    "\(service.name): nopitch comes before \(later[0].address), and does not see yet who really writes"
                ), "smtpd_milters = " + list.joined(separator: ", "))
        }
        return .ok(
            say(
                "\(service.name) : nopitch est à sa place dans smtpd_milters",
                "\(service.name): nopitch has its place in smtpd_milters"))
    }

    private func defaultAction(
        _ service: PostfixSettings.Service, _ ours: MilterEntry
    ) -> Finding {
        let action =
            ours.options["default_action"] ?? postfix.value("milter_default_action", for: service)
        let line = "{ \(ours.address), \(Self.options) }"
        switch action {
        case "accept":
            return .ok(
                say(
                    "\(service.name) : sans nopitch le courrier passe (default_action=accept)",
                    "\(service.name): without nopitch mail passes (default_action=accept)"))
        case "reject", "quarantine":
            return .problem(
                say(
                    "\(service.name) : sans nopitch le courrier est perdu ou retenu (default_action=\(action))",
                    "\(service.name): without nopitch mail is refused or held (default_action=\(action))"
                ), line)
        default:
            return .warning(
                say(
                    "\(service.name) : sans nopitch le courrier attend (default_action=\(action))",
                    "\(service.name): without nopitch mail has to wait (default_action=\(action))"),
                line)
        }
    }

    private var version: Finding {
        let text = postfix["milter_protocol"]
        guard let number = Int(text.prefix(while: \.isNumber)), number >= 6 else {
            return .warning(
                say(
                    "milter_protocol = \(text) : Postfix demande plus qu'il ne faudrait",
                    "milter_protocol = \(text): Postfix asks more than it need"),
                "milter_protocol = 6")
        }
        return .ok("milter_protocol = \(number)")
    }

    /// Decisions go by the queue id; a short one comes again with the next file of that number.
    private var queueIDs: Finding {
        guard postfix["enable_long_queue_ids"] == "yes" else {
            return .warning(
                say(
                    "les numéros de file se répètent : une décision peut en remplacer une ancienne",
                    "queue ids repeat: a decision may take the place of an old one"),
                "enable_long_queue_ids = yes")
        }
        return .ok("enable_long_queue_ids = yes")
    }
}
