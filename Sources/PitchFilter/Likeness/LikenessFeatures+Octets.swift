extension LikenessFeatures {
    /// The buckets as few octets: both lists in ascending order, each the distance from the one
    /// before, seven bits an octet, a list's count before it.
    package var octets: [UInt8] {
        var octets: [UInt8] = []
        for list in [text, form] {
            octets.append(sevenBits: UInt32(list.count))
            var last: UInt32 = 0
            for bucket in list.sorted() {
                octets.append(sevenBits: bucket - last)
                last = bucket
            }
        }
        return octets
    }

    /// `nil` where these are no such octets.
    package init?(octets: [UInt8]) {
        var rest = octets[...]
        guard let text = rest.takeBuckets(), let form = rest.takeBuckets(), rest.isEmpty else {
            return nil
        }
        self.init(text: text, form: form)
    }
}

extension [UInt8] {
    fileprivate mutating func append(sevenBits number: UInt32) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}

extension ArraySlice<UInt8> {
    fileprivate mutating func takeBuckets() -> [UInt32]? {
        guard let number = takeNumber(), Int(number) <= count else { return nil }
        var buckets: [UInt32] = []
        var last: UInt32 = 0
        for _ in 0..<number {
            guard let distance = takeNumber() else { return nil }
            last += distance
            guard last < UInt32(FeatureSpace.buckets) else { return nil }
            buckets.append(last)
        }
        return buckets
    }

    /// Up to 21 bits.
    private mutating func takeNumber() -> UInt32? {
        var number: UInt32 = 0
        for shift in stride(from: UInt32(0), to: 21, by: 7) {
            guard let octet = popFirst() else { return nil }
            number |= UInt32(octet & 0x7F) << shift
            if octet < 0x80 { return number }
        }
        return nil
    }
}
