import Glibc
import MailModel

extension MailDate {
    /// `2026-03-14`, in the sender's zone.
    var day: String { text("%Y-%m-%d") }

    /// `2026-03-14T09:26:53+01:00` (RFC 3339).
    var timestamp: String {
        let sign = zoneMinutes < 0 ? "-" : "+"
        let minutes = abs(zoneMinutes)
        let zone = "\(sign)\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
        return text("%Y-%m-%dT%H:%M:%S") + zone
    }

    private func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    private func text(_ format: String) -> String {
        var local = time_t(seconds + Int64(zoneMinutes) * 60)
        var parts = tm()
        gmtime_r(&local, &parts)
        var buffer = [CChar](repeating: 0, count: 64)
        let length = strftime(&buffer, buffer.count, format, &parts)
        return String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
