import PitchFilter
import RuleLanguage

/// How many messages had each verdict, as figures and as one bar.
struct TotalsSection {
    let figures: ReportFigures
    let all: Int
    let wording: ReportWording

    private var shown: [Verdict] {
        [.pitch, .insistence, .doubt, .keep].filter { $0 != .insistence || figures.count($0) > 0 }
    }

    var markup: Markup {
        """
        <section class="totals">
        <ul>\(shown.map(figure))</ul>
        <svg class="share" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">\
        \(bar)</svg>
        </section>
        """
    }

    private func figure(_ verdict: Verdict) -> Markup {
        let count = figures.count(verdict)
        return """
            <li class="\(verdict.rawValue)"><b>\(wording.grouped(count))</b> \
            <span>\(wording.verdicts(verdict, count))</span> \
            <small>\(wording.share(count, of: all))</small></li>
            """
    }

    private var bar: [Markup] {
        var done = 0
        return shown.map { verdict in
            let start = done * 1000 / all
            done += figures.count(verdict)
            let width = done * 1000 / all - start
            return """
                <rect class="\(verdict.rawValue)" x="\(start)" y="0" width="\(width)" height="10"/>
                """
        }
    }
}

/// In how many messages each of the five principles was missed.
struct PrinciplesSection {
    let figures: ReportFigures
    let wording: ReportWording

    var markup: Markup {
        guard !figures.principles.isEmpty else { return .empty }
        let most = figures.principles.values.max() ?? 1
        let rows = Principle.allCases.map { row($0, most) }
        return """
            <section><h2>\(wording.principlesHeading)</h2>
            <p>\(wording.principlesIntroduction)</p>
            <ul class="principles">\(rows)</ul></section>
            """
    }

    private func row(_ principle: Principle, _ most: Int) -> Markup {
        let count = figures.principles[principle] ?? 0
        return """
            <li><span>\(wording.common.principle(principle))</span>\
            <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">\
            <rect width="\(count * 100 / most)" height="1"/></svg><b>\(count)</b></li>

            """
    }
}

/// Which rules did the work, and which did none.
struct RulesSection {
    let figures: ReportFigures
    let wording: ReportWording
    private static let shownAtOnce = 12

    var markup: Markup {
        guard !figures.rules.isEmpty else { return .empty }
        let first = figures.rules.prefix(Self.shownAtOnce)
        return """
            <section><h2>\(wording.rulesHeading)</h2>
            <p>\(wording.rulesIntroduction)</p>
            \(table(first))
            \(rest)
            \(idle)</section>
            """
    }

    private func table(_ rules: ArraySlice<ReportFigures.RuleWork>) -> Markup {
        """
        <table class="rules"><thead><tr><th scope="col">\(wording.rule)</th>\
        <th scope="col">\(wording.messagesHeading)</th><th scope="col">\(wording.caught)</th>\
        <th scope="col">\(wording.points)</th></tr></thead>
        <tbody>\(rules.map(row))</tbody></table>
        """
    }

    private func row(_ work: ReportFigures.RuleWork) -> Markup {
        let trial: Markup =
            work.rule.isTrial
            ? " <abbr title=\"\(wording.trialTitle)\">\(wording.common.trial)</abbr>" : ""
        let tone = work.points < .zero ? "good" : "bad"
        return """
            <tr class="\(tone)"><th scope="row">\(work.rule.because(in: wording.language))\(trial) \
            <code>\(work.rule.name)</code></th><td>\(work.messages)</td><td>\(work.caught)</td>\
            <td>\(work.points.signed)</td></tr>

            """
    }

    private var rest: Markup {
        let rest = figures.rules.dropFirst(Self.shownAtOnce)
        guard !rest.isEmpty else { return .empty }
        return """
            <details class="fold"><summary>\(wording.more(rest.count))</summary>
            \(table(rest))</details>
            """
    }

    private var idle: Markup {
        let rules = figures.idleRules
        guard !rules.isEmpty else { return .empty }
        let names = rules.map { "<code>\($0.name)</code> " as Markup }
        return """
            <details class="fold"><summary>\(wording.idle(rules.count))</summary>
            <p class="idle">\(names)</p></details>
            """
    }
}

/// The choice of which verdicts to list: radio buttons that the style sheet obeys, without script.
struct VerdictFilter {
    let figures: ReportFigures
    let all: Int
    let wording: ReportWording

    var markup: Markup {
        let verdicts = [Verdict.pitch, .insistence, .doubt, .keep].filter { figures.count($0) > 0 }
        let choices = verdicts.map {
            choice($0.rawValue, wording.verdicts($0, figures.count($0)), figures.count($0), false)
        }
        return "\(choice("all", wording.all, all, true))\(choices)"
    }

    private func choice(_ id: String, _ name: String, _ count: Int, _ isFirst: Bool) -> Markup {
        let checked: Markup = isFirst ? " checked" : ""
        return """
            <input type="radio" name="verdict" id="show-\(id)"\(checked)>\
            <label for="show-\(id)">\(name) <small>\(wording.grouped(count))</small></label>
            """
    }
}
