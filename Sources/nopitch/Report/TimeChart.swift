import PitchFilter

/// Pitches over time: a bar a week, month or year, as a drawing that scales with the page.
struct TimeChart {
    private let axis: TimeAxis
    private var bars: [Bar]
    /// Messages without a date, or with one far off the others'.
    private var unplaced = 0
    private let wording: ReportWording

    private struct Bar {
        var counts: [Verdict: Int] = [:]
        var all: Int { counts.values.reduce(0, +) }

        func count(_ verdict: Verdict) -> Int { counts[verdict] ?? 0 }
        /// What is drawn: all but the mail that is simply delivered.
        var height: Int { all - count(.keep) }
    }

    /// `nil` where no message has a date.
    init?(_ messages: [JudgedMessage], _ wording: ReportWording) {
        guard let axis = TimeAxis(messages.compactMap { $0.date.map(CivilDay.init) }) else {
            return nil
        }
        self.axis = axis
        self.wording = wording
        bars = Array(repeating: Bar(), count: axis.count)
        for message in messages {
            if let day = message.date.map(CivilDay.init), let bar = axis.bar(of: day) {
                bars[bar].counts[message.decision.verdict, default: 0] += 1
            } else {
                unplaced += 1
            }
        }
    }

    var markup: Markup {
        let highest = max(1, bars.map(\.height).max() ?? 1)
        let width = bars.count * 10
        return """
            <figure class="time">
            <div class="plot"><span class="top" aria-hidden="true">\(highest)</span>
            <svg viewBox="0 0 \(width) 100" preserveAspectRatio="none" role="img" \
            aria-label="\(wording.timeDescription(pitches: pitches, unit: axis.unit))">
            \(bars.indices.map { drawing(of: $0, highest) })
            </svg></div>
            <div class="axis" aria-hidden="true">\(bars.indices.map(label))</div>
            <figcaption>\(wording.timeCaption(axis.unit, unplaced: unplaced)) \(legend)</figcaption>
            </figure>
            """
    }

    private var legend: [Markup] {
        [Verdict.pitch, .insistence, .doubt].compactMap { verdict in
            let count = bars.reduce(0) { $0 + $1.count(verdict) }
            guard count > 0 else { return nil }
            return "<i class=\"\(verdict.rawValue)\">\(wording.verdicts(verdict, count))</i> "
        }
    }

    private var pitches: Int { bars.reduce(0) { $0 + $1.count(.pitch) + $1.count(.insistence) } }

    /// The bar from its foot up, with a column behind it that answers to the pointer.
    private func drawing(of index: Int, _ highest: Int) -> Markup {
        let bar = bars[index]
        var top = 100
        var pieces: [Markup] = []
        for verdict in [Verdict.pitch, .insistence, .doubt] where bar.count(verdict) > 0 {
            let size = max(2, bar.count(verdict) * 100 / highest)
            top -= size
            pieces.append(
                """
                <rect class="\(verdict.rawValue)" x="\(index * 10 + 1)" y="\(top)" width="8" \
                height="\(size)"/>
                """)
        }
        let title = wording.barTitle(axis.start(ofBar: index), axis.unit, bar.counts)
        return """
            <g><title>\(title)</title><rect class="column" x="\(index * 10)" y="0" width="10" \
            height="100"/>\(pieces)</g>
            """
    }

    private func label(_ index: Int) -> Markup {
        let start = axis.start(ofBar: index)
        let text: String
        switch axis.unit {
        case .week:
            let isFirstOfMonth =
                index == 0 ? bars.count < 3 || start.components.day <= 14 : isNewMonth(index)
            text = isFirstOfMonth ? wording.monthLabel(of: axis.start(ofBar: index, plus: 6)) : ""
        case .month:
            let isShown = bars.count <= 12 || start.components.month % 3 == 1
            text = isShown ? wording.monthLabel(of: start) : ""
        case .year:
            text =
                bars.count <= 12 || start.components.year % 5 == 0
                ? String(start.components.year) : ""
        }
        return "<span>\(text)</span>"
    }

    /// Whether the month turns in this week.
    private func isNewMonth(_ bar: Int) -> Bool {
        axis.start(ofBar: bar, plus: 6).monthNumber
            != axis.start(ofBar: bar - 1, plus: 6).monthNumber
    }
}

extension TimeAxis {
    func start(ofBar bar: Int, plus days: Int) -> CivilDay {
        CivilDay(number: start(ofBar: bar).number + days)
    }
}
