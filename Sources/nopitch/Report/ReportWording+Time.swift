import PitchFilter

extension ReportWording {
    private var months: [String] {
        language == .french
            ? [
                "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
                "septembre", "octobre", "novembre", "décembre",
            ]
            : [
                "January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December",
            ]
    }

    private var shortMonths: [String] {
        language == .french
            ? [
                "janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.",
                "nov.", "déc.",
            ]
            : [
                "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
            ]
    }

    /// "12 mars 2026".
    func day(_ day: CivilDay) -> String {
        let (year, month, number) = day.components
        let ordinal = language == .french && number == 1 ? "1er" : "\(number)"
        return "\(ordinal) \(months[month - 1]) \(year)"
    }

    /// "12 mars", and the year where it is not the one of the newest message.
    func shortDay(_ day: CivilDay, newest: CivilDay) -> String {
        let (year, month, number) = day.components
        let isThisYear = year == newest.components.year
        return "\(number) \(shortMonths[month - 1])" + (isThisYear ? "" : " \(year)")
    }

    /// "du 3 mars 2026 au 28 mai 2026".
    func period(_ first: CivilDay, _ last: CivilDay) -> String {
        if first == last { return say("du \(day(first))", "of \(day(first))") }
        return say("du \(day(first)) au \(day(last))", "from \(day(first)) to \(day(last))")
    }

    /// "mars"; January with its year.
    func monthLabel(of day: CivilDay) -> String {
        let (year, month, _) = day.components
        return month == 1 ? "\(shortMonths[0]) \(year)" : shortMonths[month - 1]
    }

    func timeDescription(pitches: Int, unit: TimeAxis.Unit) -> String {
        let name = verdicts(.pitch, pitches).lowercased()
        return "\(pitches) \(name), " + per(unit)
    }

    func timeCaption(_ unit: TimeAxis.Unit, unplaced: Int) -> String {
        let caption = say("Messages signalés ", "Messages flagged ") + per(unit)
        guard unplaced > 0 else { return caption }
        return caption
            + say(
                " ; \(unplaced) sans date, ou loin des autres",
                "; \(unplaced) without a date, or far from the others")
    }

    private func per(_ unit: TimeAxis.Unit) -> String {
        switch unit {
        case .week: say("par semaine", "by week")
        case .month: say("par mois", "by month")
        case .year: say("par année", "by year")
        }
    }

    /// What a bar says when pointed at.
    func barTitle(_ start: CivilDay, _ unit: TimeAxis.Unit, _ counts: [Verdict: Int]) -> String {
        let (year, month, _) = start.components
        let when =
            switch unit {
            case .week: say("Semaine du \(day(start))", "Week of \(day(start))")
            case .month: "\(months[month - 1]) \(year)"
            case .year: "\(year)"
            }
        let parts = [Verdict.pitch, .insistence, .doubt, .keep].compactMap { verdict in
            counts[verdict].map { "\(verdicts(verdict, $0).lowercased()) \($0)" }
        }
        let what = parts.isEmpty ? say("rien", "nothing") : parts.joined(separator: ", ")
        return when + say(" : ", ": ") + what
    }
}
