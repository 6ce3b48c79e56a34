/// How many letters an organisation has sent by now, and since when.
package struct Sequel: Sendable, Equatable {
    /// This letter's number: 2 for the first that follows another.
    package let number: Int
    /// When the first of them came, in seconds since 1970.
    package let since: Int64

    /// `nil` for a first letter.
    init?(_ facts: Facts) {
        guard facts.attempts > 0, let first = facts.firstSeconds else { return nil }
        number = facts.attempts + 1
        since = first
    }
}
