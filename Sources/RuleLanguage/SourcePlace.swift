/// Where something stands in a rule text: file, line and column, both counted from 1.
package struct SourcePlace: Hashable, Sendable {
    package var file: String
    package var line: Int
    /// In characters, as an editor counts.
    package var column: Int
    /// How many characters it spans, for the `^~~~` below it.
    package var length: Int

    package init(file: String = "", line: Int = 0, column: Int = 0, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = length
    }
}

/// A day of the Gregorian calendar.
package struct CalendarDate: Hashable, Sendable, Comparable {
    package let year: Int
    package let month: Int
    package let day: Int

    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
