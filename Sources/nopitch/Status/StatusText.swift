import FilterService
import MailModel
import PitchFilter

/// A summary as lines for people.
struct StatusText {
    private let summary: ServiceSummary
    private let language: Tongue

    init(_ summary: ServiceSummary, language: Tongue) {
        self.summary = summary
        self.language = language
    }

    var lines: [String] {
        var lines = [headline]
        if let daemon = summary.daemon {
            lines += [
                row("messages", "messages", messages(daemon.messages)),
                row("décisions", "decisions", decisions(daemon.decisionTimes)),
                row("connexions", "connections", connections(daemon.connections)),
                row("règles", "rules", rules(daemon.rules)),
            ]
            lines += daemon.rules.mistakes.flatMap(mistake)
            lines += daemon.hits.isEmpty ? [] : [row("surtout", "most hits", hits(daemon.hits))]
        }
        lines.append(row("registre", "ledger", ledger))
        if let fault = summary.daemon?.ledgerFault {
            lines.append(
                row(
                    "", "",
                    say("le démon ne peut pas s'en servir : ", "the daemon can't use it: ") + fault)
            )
        }
        return lines
    }

    private var headline: String {
        guard let daemon = summary.daemon else {
            return summary.running
                ? say("nopitch tourne", "nopitch runs")
                : say(
                    "nopitch ne tourne pas (rien dans \(summary.state))",
                    "nopitch is not running (nothing in \(summary.state))")
        }
        let start = MailDate(seconds: daemon.started).timestamp
        let places = daemon.listening.joined(separator: ", ")
        let name = "nopitch" + (daemon.version.map { " \($0)" } ?? "")
        guard summary.running else {
            return say(
                "nopitch ne tourne pas ; ce qui suit date de son dernier passage, commencé le "
                    + start,
                "nopitch is not running; what follows is of its last run, begun \(start)")
        }
        return say(
            "\(name) tourne depuis le \(start) (processus \(daemon.process)), à l'écoute sur "
                + places,
            "\(name) runs since \(start) (process \(daemon.process)), listening on \(places)")
    }

    private func messages(_ messages: ServiceReport.Messages) -> String {
        let wording = Wording(language)
        let judged = Verdict.allCases.map {
            "\(wording.verdict($0)) \(messages.verdicts[$0.rawValue, default: 0])"
        }
        let others =
            [
                say("pas à juger \(messages.unjudged)", "not ours to judge \(messages.unjudged)"),
                say(
                    "passés par défaillance \(messages.failedOpen + messages.suspects)",
                    "let through by a failure \(messages.failedOpen + messages.suspects)"),
            ]
            + (messages.withoutHistory == 0
                ? []
                : [
                    say(
                        "jugés sans le registre \(messages.withoutHistory)",
                        "judged without the ledger \(messages.withoutHistory)")
                ])
        return judged.joined(separator: ", ") + "; " + others.joined(separator: "; ")
    }

    private func decisions(_ times: DecisionTimes) -> String {
        guard times.total > 0 else { return say("aucune", "none") }
        return say("la moitié en moins de ", "half of them within ")
            + milliseconds(times.quantile(0.5))
            + say(", 99 % en moins de ", ", 99 % within ")
            + milliseconds(times.quantile(0.99))
    }

    private func connections(_ connections: ServiceReport.Connections) -> String {
        say(
            "\(connections.open) ouverte\(s(connections.open)), "
                + "\(connections.total) en tout",
            "\(connections.open) open, \(connections.total) in all")
    }

    private func rules(_ rules: ServiceReport.Rules) -> String {
        let set = say(
            "\(rules.count) règle\(s(rules.count)) de \(rules.file), version \(rules.version)",
            "\(rules.count) rule\(s(rules.count)) of \(rules.file), version \(rules.version)")
        guard !rules.mistakes.isEmpty else { return set }
        guard rules.version > 0 else {
            return say(
                "le FICHIER EST CASSÉ, aucun message n'est jugé :",
                "the FILE IS BROKEN, no message is judged:")
        }
        return set
            + say(
                " ; le FICHIER EST CASSÉ, ces dernières règles justes restent en vigueur :",
                "; the FILE IS BROKEN, these last good rules stay in force:")
    }

    private func mistake(_ mistake: ServiceReport.Mistake) -> [String] {
        (language == .french ? mistake.french : mistake.english)
            .split(separator: "\n").map { "             " + $0 }
    }

    /// The five rules that hit most often.
    private func hits(_ hits: [String: Int]) -> String {
        hits.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
            .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }

    private var ledger: String {
        let ledger = summary.ledger
        guard let decisions = ledger.decisions else {
            return say("illisible : ", "can't be read: ") + (ledger.fault ?? "")
        }
        let (people, refusals) = (ledger.correspondents ?? 0, ledger.refusals ?? 0)
        return say(
            "\(decisions) décision\(s(decisions)), \(people) correspondant\(s(people)), "
                + "\(refusals) refus",
            "\(decisions) decision\(s(decisions)), \(people) correspondent\(s(people)), "
                + "\(refusals) refusal\(s(refusals))")
    }

    private func s(_ count: Int) -> String { language.s(count) }

    private func row(_ french: String, _ english: String, _ text: String) -> String {
        say(french, english).padded(to: 12) + " " + text
    }

    private func say(_ french: String, _ english: String) -> String {
        language == .french ? french : english
    }

    private func milliseconds(_ bound: Int?) -> String {
        bound.map { "\(Double($0) / 1000) ms" } ?? "> 5 s"
    }
}
