package import RuleLanguage

/// The words of explanations, in the house's language or in English.
package struct Wording: Sendable {
    private let language: Tongue

    package init(_ language: Tongue) {
        self.language = language
    }

    func say(_ french: String, _ english: String) -> String {
        language == .french ? french : english
    }

    package var trial: String { say("essai", "trial") }

    /// What stands behind a sum: "points in all".
    package func inAll(_ points: Points) -> String {
        noun(points) + say(" en tout", " in all")
    }

    /// In French a plural begins with two: "1.5 point", written as in the rule file.
    private func noun(_ points: Points) -> String {
        let size = points.hundredths.magnitude
        let isSingular = language == .french ? size < 200 : size == 100
        return isSingular ? "point" : "points"
    }

    package func quoted(_ text: String) -> String {
        say("« \(text) »", "\"\(text)\"")
    }

    /// The sender's words behind a hit; empty where there are none.
    package func witness(of hit: RuleHit) -> String {
        guard let leaning = hit.leaning, !leaning.isEmpty else {
            return hit.excerpt.isEmpty ? "" : quoted(hit.excerpt)
        }
        func list(_ words: [String]) -> String { words.map(quoted).joined(separator: ", ") }
        let parts = [
            (say("pour : ", "for: "), leaning.speakingFor),
            (say("contre : ", "against: "), leaning.speakingAgainst),
        ]
        let shown = parts.filter { !$0.1.isEmpty }.map { $0.0 + list($0.1) }
        return "(" + shown.joined(separator: say(" ; ", "; ")) + ")"
    }

    package func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .keep: say("Livré", "Delivered")
        case .doubt: say("Douteux", "In doubt")
        case .pitch: say("Démarchage", "Pitch")
        case .insistence: say("Insistance", "Insistence")
        }
    }

    package func principle(_ principle: Principle) -> String {
        switch principle {
        case .homework: say("se renseigner d'abord", "do your homework")
        case .intermediary: say("passer par quelqu'un", "come through somebody")
        case .listen: say("écouter avant de vendre", "listen, don't pitch")
        case .acceptNo: say("accepter un non", "accept a no")
        case .context: say("respecter le lieu", "respect the place")
        }
    }

    /// That a gate, by its name, refused a reply.
    package func noReply(_ gate: String) -> String {
        say("pas de réponse : \(gate)", "no reply: \(gate)")
    }

    package func exemption(_ exemption: Exemption) -> String {
        switch exemption {
        case .ownMail: say("la maison l'a écrit elle-même", "the house wrote it")
        case .knownSender: say("l'expéditeur est connu de la maison", "the house knows the sender")
        case .houseTookPart:
            say("la maison a pris part à cet échange", "the house took part in this exchange")
        case .introduced:
            say("une personne connue prend part à l'échange", "a known person takes part in it")
        case .secondChance:
            say(
                "une lettre récrite, avec le mot de la réponse",
                "a letter written anew, with the word of the reply")
        case .report:
            say("c'est un avis de la messagerie", "it is a notice of the mail system")
        }
    }

    func headline(_ decision: Decision, _ thresholds: Thresholds) -> String {
        let name = verdict(decision.verdict)
        if let exemption = decision.exemption {
            return name + say(" : ", ": ") + self.exemption(exemption)
        }
        let kinds = decision.kinds.count
        let need = thresholds
        let doubt = decision.verdict == .doubt ? need.doubtPoints : need.pitchPoints
        let points = "\(decision.points) " + noun(decision.points)
        return say(
            "\(name) : \(points) (seuil \(doubt)), "
                + "\(kinds) sorte\(language.s(kinds)) d'indices (il en faut \(need.pitchKinds))",
            "\(name): \(points) (threshold \(doubt)), "
                + "\(kinds) kind\(language.s(kinds)) of evidence (\(need.pitchKinds) needed)")
    }

    /// What is to be said of a decision besides its points.
    func remarks(_ decision: Decision) -> [String] {
        var remarks: [String] = []
        if decision.verdict != .keep, let sequel = decision.sequel {
            remarks.append(self.sequel(sequel))
        }
        switch decision.leniency {
        case nil: break
        case .secondChance:
            remarks.append(
                say(
                    "Porte le mot de notre réponse, qui promet qu'une personne lira",
                    "Bears the word of our reply, which promises that a person reads"))
        case .claimedIntroduction:
            remarks.append(
                say(
                    "Dit venir de la part de quelqu'un ; cela n'a pas pu être vérifié, d'où le doute",
                    "Says that somebody sent them; this could not be verified, hence the doubt"))
        }
        return remarks
    }

    func counterfactual(_ decision: Decision, _ language: Tongue) -> String? {
        guard !decision.decisive.isEmpty else { return nil }
        let reasons = decision.decisive.map { name in
            decision.hits.first { $0.rule == name }.map { quoted($0.because(in: language)) } ?? name
        }
        return withoutThem(reasons)
    }

    /// What holds of the reasons together is not to be read as what holds of each of them.
    private func withoutThem(_ reasons: [String]) -> String {
        let list = reasons.joined(separator: ", ")
        return reasons.count == 1
            ? say("Aurait été livré sans \(list)", "Would have been delivered without \(list)")
            : say(
                "Aurait été livré sans ces \(reasons.count) raisons ensemble : \(list)",
                "Would have been delivered without these \(reasons.count) reasons together: \(list)"
            )
    }
}
