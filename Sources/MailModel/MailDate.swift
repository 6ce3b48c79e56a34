/// A point in time as a Date field tells it (RFC 5322 3.3).
package struct MailDate: Hashable, Sendable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z.
    package let seconds: Int64
    /// The zone that the sender claimed, in minutes east of UTC.
    package let zoneMinutes: Int

    package init(seconds: Int64, zoneMinutes: Int = 0) {
        self.seconds = seconds
        self.zoneMinutes = zoneMinutes
    }

    package static func < (left: MailDate, right: MailDate) -> Bool {
        left.seconds < right.seconds
    }
}
