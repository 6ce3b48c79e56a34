import FilterService

/// Ways of mail around nopitch, or by it more than once.
extension PostfixExam {
    /// Whether messages are judged by `nopitch deliver` alone.
    var isJudgedAtDelivery: Bool {
        let entries = postfix.services.flatMap(entries)
        return postfix.agent != nil && !entries.contains(where: isOurs)
    }

    var atDelivery: Finding {
        .ok(
            say(
                "le courrier est jugé à la livraison, par nopitch deliver",
                "messages are judged at delivery, by nopitch deliver"))
    }

    /// Judged as they come in and again as they are stored, letters count as many.
    var twice: [Finding] {
        let judging = postfix.services.filter(judges)
        let inner = postfix.reentries(behind: "content_filter").map(\.name)
        let (behind, before) = (
            judging.filter { inner.contains($0.name) },
            judging.first { !postfix.value("content_filter", for: $0).isEmpty }
        )
        var findings: [Finding] = []
        if let before, let behind = behind.first {
            findings.append(
                .warning(
                    say(
                        "le courrier est jugé deux fois, avant content_filter (\(before.name)) et après (\(behind.name))",
                        "mail is judged twice, before content_filter (\(before.name)) and behind it (\(behind.name))"
                    ), "master.cf, \(behind.name): -o smtpd_milters="))
        }
        if !judging.isEmpty, postfix.agent != nil {
            findings.append(
                .warning(
                    say(
                        "le courrier est jugé deux fois, par le milter et par nopitch deliver",
                        "mail is judged twice, by the milter and by nopitch deliver"),
                    say(
                        "main.cf : ôtez nopitch de smtpd_milters, ou nopitch deliver de la livraison",
                        "main.cf: remove nopitch from smtpd_milters, or nopitch deliver from delivery"
                    )))
        }
        return findings
    }

    /// Whether a service shows nopitch its mail.
    private func judges(_ service: PostfixSettings.Service) -> Bool {
        entries(of: service).contains(where: isOurs) && !shutsOut(service)
    }

    /// Before a filter nopitch need not stand where it stands behind it.
    func behindFilter(_ service: PostfixSettings.Service) -> Finding? {
        let filters = ["content_filter", "smtpd_proxy_filter"]
        for filter in filters where !postfix.value(filter, for: service).isEmpty {
            guard let behind = postfix.reentries(behind: filter).first(where: judges) else {
                continue
            }
            return .ok(
                say(
                    "\(service.name) : nopitch voit le courrier après \(filter) (\(behind.name))",
                    "\(service.name): nopitch sees the mail behind \(filter) (\(behind.name))"))
        }
        return nil
    }

    /// Whether a service shows its mail to no milter at all.
    func shutsOut(_ service: PostfixSettings.Service) -> Bool {
        postfix.value("receive_override_options", for: service)
            .split { $0 == "," || $0.isWhitespace }.contains("no_milters")
    }

    func shutOut(_ service: PostfixSettings.Service) -> Finding {
        let isOwn = service.overrides["receive_override_options"] != nil
        let place = isOwn ? "master.cf, \(service.name)" : "main.cf"
        return Finding(
            level: service.isSubmission ? .warning : .problem,
            text: say(
                "\(service.name) : avec no_milters Postfix ne montre pas le courrier à nopitch",
                "\(service.name): with no_milters Postfix does not show nopitch the mail"),
            advice: [
                say(
                    "\(place) : ôtez no_milters de receive_override_options",
                    "\(place): remove no_milters from receive_override_options")
            ])
    }

    /// What comes in under this name is taken for the house's own, and not judged.
    func originating(_ service: PostfixSettings.Service) -> Finding? {
        let name = "milter_macro_daemon_name"
        guard !service.isSubmission, postfix.value(name, for: service) == "ORIGINATING" else {
            return nil
        }
        let isOwn = service.overrides[name] != nil
        let place = isOwn ? "master.cf, \(service.name)" : "main.cf"
        return .problem(
            say(
                "\(service.name) : rien n'est jugé, tout y passe pour écrit par la maison (ORIGINATING)",
                "\(service.name): nothing is judged, all mail passes for the house's own (ORIGINATING)"
            ),
            say("\(place) : ôtez \(name)", "\(place): remove \(name)"),
            "master.cf, submission: -o \(name)=ORIGINATING")
    }

    func repeated(
        _ service: PostfixSettings.Service, _ entries: [MilterEntry]
    ) -> Finding? {
        guard entries.filter(isOurs).count > 1 else { return nil }
        return .warning(
            say(
                "\(service.name) : nopitch est deux fois dans smtpd_milters",
                "\(service.name): nopitch is twice in smtpd_milters"),
            say("n'en gardez qu'un", "keep one of them"))
    }
}
