/// The stretch of time that a chart shows, in weeks, months or years: the finest that leaves its
/// bars wide enough to be seen on a phone.
struct TimeAxis {
    enum Unit: CaseIterable {
        case week, month, year

        fileprivate var mostBars: Int {
            switch self {
            case .week: 27
            case .month: 36
            case .year: 30
            }
        }

        /// Which week, month or year a day is in, counted from some fixed one.
        fileprivate func index(of day: CivilDay) -> Int {
            switch self {
            case .week: (day.number + 3).floored(by: 7)
            case .month: day.monthNumber
            case .year: day.components.year
            }
        }

        fileprivate func firstDay(of index: Int) -> CivilDay {
            switch self {
            case .week: CivilDay(number: index * 7 - 3)
            case .month:
                CivilDay(year: index.floored(by: 12), month: index - index.floored(by: 12) * 12 + 1)
            case .year: CivilDay(year: index, month: 1)
            }
        }
    }

    let unit: Unit
    private let first: Int
    let count: Int

    /// In days, about ten years: so far from all others only a wrong clock is, also among few messages.
    private static let surelyWild = 3650

    /// `nil` where no message has a date.
    ///
    /// A few messages with a wild date (a spammer's clock) are left off, where they would squeeze all
    /// others into one bar.
    init?(_ days: [CivilDay]) {
        let sorted = days.sorted()
        let wild = sorted.count > 3 ? max(1, sorted.count / 25) : 0
        let usual = sorted.dropFirst(wild).dropLast(wild)
        guard let earliest = sorted.first, let latest = sorted.last,
            let usualEarliest = usual.first, let usualLatest = usual.last
        else { return nil }
        let usualSpan = usualLatest.number - usualEarliest.number + 60
        let span = latest.number - earliest.number
        let isWild =
            span > usualSpan * 3 && (sorted.count >= 25 || span > usualSpan + Self.surelyWild)
        let range = isWild ? usualEarliest...usualLatest : earliest...latest
        let unit =
            Unit.allCases.first { Self.span(range, $0) <= $0.mostBars } ?? .year
        let last = unit.index(of: range.upperBound)
        self.unit = unit
        count = min(Self.span(range, unit), unit.mostBars)
        first = last - count + 1
    }

    private static func span(_ range: ClosedRange<CivilDay>, _ unit: Unit) -> Int {
        unit.index(of: range.upperBound) - unit.index(of: range.lowerBound) + 1
    }

    /// Which bar a day belongs to; `nil` beside the axis.
    func bar(of day: CivilDay) -> Int? {
        let bar = unit.index(of: day) - first
        return (0..<count).contains(bar) ? bar : nil
    }

    /// The first day of a bar.
    func start(ofBar bar: Int) -> CivilDay { unit.firstDay(of: first + bar) }
}
