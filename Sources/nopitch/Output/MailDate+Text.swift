import MailModel

extension MailDate {
    /// `2026-03-14`, in the sender's zone.
    var day: String { formatted("%Y-%m-%d") }

    /// `2026-03-14T09:26:53+01:00` (RFC 3339).
    var timestamp: String {
        let sign = zoneMinutes < 0 ? "-" : "+"
        let minutes = abs(zoneMinutes)
        let zone = "\(sign)\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
        return formatted("%Y-%m-%dT%H:%M:%S") + zone
    }

    private func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
