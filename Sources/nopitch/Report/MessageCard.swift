import MailModel
import PitchFilter
import RuleLanguage

/// One message of the report: a line that unfolds to its explanation.
struct MessageCard {
    let message: JudgedMessage
    let thresholds: Thresholds
    let wording: ReportWording
    /// The day of the newest message, from whose year others tell theirs apart.
    let newest: CivilDay?

    var markup: Markup {
        let verdict = message.decision.verdict
        return """
            <details class="card \(verdict.rawValue)">
            <summary><span class="verdict">\(wording.verdict(verdict))</span>\
            <span class="date">\(date)</span>\
            <span class="who">\(sender)</span>\
            <span class="what">\(subject)</span>\
            <span class="sum">\(sum)</span></summary>
            <div class="why">
            \(explanation)
            \(consequences)
            <p class="place">\(mail: wording.place(message))</p>
            </div></details>

            """
    }

    private var date: Markup {
        guard let date = message.date, let newest else { return "\(wording.noDate)" }
        let day = CivilDay(date)
        return """
            <time datetime="\(date.day)" title="\(wording.day(day))">\
            \(wording.shortDay(day, newest: newest))</time>
            """
    }

    private var sender: Markup {
        message.from.isEmpty
            ? "<em>\(wording.noSender)</em>" : "\(mail: message.from, limit: 120)"
    }

    private var subject: Markup {
        message.subject.isEmpty
            ? "<em>\(wording.noSubject)</em>" : "\(mail: message.subject, limit: 240)"
    }

    /// Points where they were asked for; a known sender's are not worth showing.
    private var sum: Markup {
        let decision = message.decision
        if decision.exemption != nil || decision.hits.isEmpty { return "–" }
        return "\(decision.points.description)"
    }

    private var explanation: Markup {
        let decision = message.decision
        let explanation = Explanation(
            decision, thresholds: thresholds, language: wording.language)
        let lines = explanation.lines.map { line(for: $0) }
        let total: Markup = """
            <tr class="total"><td>= \(decision.points.description)</td>\
            <td>\(wording.common.inAll(decision.points))</td></tr>
            """
        let table: Markup =
            lines.isEmpty
            ? (decision.exemption == nil ? "<p>\(wording.noRule)</p>" : "")
            : "<table class=\"hits\"><tbody>\(lines)</tbody><tfoot>\(total)</tfoot></table>"
        let counterfactual: Markup =
            explanation.counterfactual.map(wording.typeset).map {
                "<p class=\"without\">\(mail: $0, limit: 1000)</p>"
            } ?? .empty
        let headline = wording.typeset(explanation.headline)
        let remarks = explanation.remarks.map { "<p>\(wording.typeset($0))</p>\n" as Markup }
        return "<p class=\"headline\">\(headline)</p>\n\(remarks)\(table)\n\(counterfactual)"
    }

    private func line(for line: Explanation.Line) -> Markup {
        let words = wording.typeset(line.quotation)
        let quotation: Markup =
            words.isEmpty ? "" : " <span class=\"quote\">\(mail: words)</span>"
        let principle: Markup =
            line.hit.principle.map { "\(wording.common.principle($0)) · " } ?? .empty
        let tone = line.hit.isTrial ? "trial" : line.hit.points < .zero ? "good" : "bad"
        return """
            <tr class="\(tone)"><td>\(line.points)</td><td>\(line.because)\(quotation)\
            <span class="rule">\(principle)<code>\(line.hit.rule)</code></span></td></tr>

            """
    }

    /// What would be done, and what is odd about the message.
    private var consequences: Markup {
        let sentences =
            message.decision.actions.compactMap(wording.action)
            + [wording.reply(message), wording.oddities(message.defects)].compactMap { $0 }
        guard !sentences.isEmpty else { return .empty }
        return "<ul class=\"then\">\(sentences.map { "<li>\($0)</li>" as Markup })</ul>"
    }
}
