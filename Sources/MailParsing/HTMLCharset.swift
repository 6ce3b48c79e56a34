/// The charset that an HTML document declares for itself.
enum HTMLCharset {
    /// The label after `charset=` in the first kilobyte; `nil` where there is none.
    static func declared(in octets: Octets) -> String? {
        let end = min(octets.count, 1024)
        var offset = 0
        while let hit = octets.firstOffset(of: UInt8(ascii: "="), in: offset..<end) {
            offset = hit + 1
            guard octets.hasPrefix("charset", at: hit - 7, before: end) else { continue }
            var start = hit + 1
            while start < end, octets[start] == 0x22 || octets[start] == 0x27 { start += 1 }
            var stop = start
            while stop < end,
                octets[stop].isASCIILetter || octets[stop].isDigit
                    || octets[stop] == UInt8(ascii: "-") || octets[stop] == UInt8(ascii: "_")
            {
                stop += 1
            }
            // Octets that were ASCII enough to be read here are not UTF-16.
            let label = octets.string(start..<stop)
            return label.lowercased().hasPrefix("utf-16") || label.isEmpty ? nil : label
        }
        return nil
    }
}
