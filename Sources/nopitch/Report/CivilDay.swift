import MailModel

/// A day of the calendar as a number, so that days can be counted and put into weeks and months.
struct CivilDay: Hashable, Comparable {
    /// Days since 1970-01-01.
    let number: Int

    init(number: Int) { self.number = number }

    /// The day in the sender's zone.
    init(_ date: MailDate) {
        number = Int((date.seconds + Int64(date.zoneMinutes) * 60).floored(by: 86400))
    }

    init(year: Int, month: Int) {
        // Years are counted from March here, so that the leap day is their last.
        let shifted = month > 2 ? year : year - 1
        let era = shifted.floored(by: 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
        number =
            era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }

    /// Year, month and day, both from 1 on.
    var components: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted.floored(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The Monday of its week.
    var weekStart: CivilDay { CivilDay(number: (number + 3).floored(by: 7) * 7 - 3) }

    /// Months since the year 0.
    var monthNumber: Int { components.year * 12 + components.month - 1 }
}

extension BinaryInteger {
    /// The quotient, rounded down.
    func floored(by divisor: Self) -> Self {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
