import MailModel
import PitchFilter
import RuleLanguage

/// The dry run as a page to read at leisure: one file without script, that asks nothing of any
/// network.
///
/// What stands in it of a mail is escaped by `Markup`; the page's own security policy forbids
/// scripts, images and connections altogether, should that ever fail.
struct HTMLReport {
    private let messages: [JudgedMessage]
    private let figures: ReportFigures
    private let thresholds: Thresholds
    private let wording: ReportWording

    init(_ messages: [JudgedMessage], rules: RuleSet, language: Tongue) {
        self.messages = messages
        figures = ReportFigures(messages, rules: rules)
        thresholds = rules.policy.decide
        wording = ReportWording(language)
    }

    var html: String {
        let page: Markup = """
            <!DOCTYPE html>
            <html lang="\(wording.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="generator" content="nopitch">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
            style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>\(wording.title)</title>
            <style>\(ReportStyle.sheet)</style>
            </head>
            <body>
            <main>
            \(head)
            \(messages.isEmpty ? .empty : sections)
            </main>
            </body>
            </html>

            """
        return page.html
    }

    private var days: [CivilDay] { messages.compactMap { $0.date.map(CivilDay.init) } }

    private var head: Markup {
        guard !messages.isEmpty else {
            return """
                <header><p class="mark">nopitch</p><h1>\(wording.heading)</h1>
                <p>\(wording.noMessages)</p></header>
                """
        }
        let days = days
        let period = days.min().flatMap { first in
            days.max().map { " " + wording.period(first, $0) }
        }
        return """
            <header><p class="mark">nopitch</p><h1>\(wording.heading)</h1>
            <p>\(wording.messages(messages.count))\(period ?? ""). \(wording.untouched) \
            \(wording.replies(figures.replies) ?? "")</p></header>
            """
    }

    private var sections: Markup {
        """
        \(TotalsSection(figures: figures, all: messages.count, wording: wording).markup)
        \(timeSection)
        \(PrinciplesSection(figures: figures, wording: wording).markup)
        \(RulesSection(figures: figures, wording: wording).markup)
        \(messageSection)
        """
    }

    private var timeSection: Markup {
        guard let chart = TimeChart(messages, wording) else { return .empty }
        return "<section><h2>\(wording.overTime)</h2>\n\(chart.markup)</section>"
    }

    /// The newest first; those without a date last.
    private var newestFirst: [JudgedMessage] {
        messages.enumerated().sorted {
            ($1.element.date?.seconds ?? .min, $0.offset)
                < ($0.element.date?.seconds ?? .min, $1.offset)
        }.map(\.element)
    }

    private var messageSection: Markup {
        let newest = days.max()
        let cards = newestFirst.map {
            MessageCard(message: $0, thresholds: thresholds, wording: wording, newest: newest)
                .markup
        }
        return """
            <section class="list"><h2>\(wording.everyMessage)</h2>
            <p>\(wording.unfold)</p>
            \(VerdictFilter(figures: figures, all: messages.count, wording: wording).markup)
            <div class="cards">
            \(cards)</div></section>
            """
    }
}
