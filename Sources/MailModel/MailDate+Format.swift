import Glibc

extension MailDate {
    /// In the sender's zone, as strftime(3) has it for a format such as `%Y-%m-%d`.
    package func formatted(_ format: String) -> String {
        var (time, parts) = (time_t(seconds + Int64(zoneMinutes) * 60), tm())
        gmtime_r(&time, &parts)
        var text = [CChar](repeating: 0, count: 64)
        let length = strftime(&text, text.count, format, &parts)
        return String(decoding: text[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
