/// FNV-1a: it tells apart what chance makes, not what somebody makes on purpose.
func hash(of octets: some Sequence<UInt8>) -> Int64 {
    let hash = octets.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return Int64(bitPattern: hash)
}

extension [UInt8] {
    mutating func append(bigEndian number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}

extension FixedWidthInteger {
    /// Reads as many octets as there are.
    init(bigEndian octets: some Sequence<UInt8>) {
        self = octets.reduce(0) { $0 << 8 | Self($1) }
    }
}

/// What begins a value in a file.
private enum Tag: UInt8 {
    case null, integer, text, octets
}

extension [UInt8] {
    fileprivate mutating func append(_ tag: Tag, _ octets: some Collection<UInt8>) {
        append(tag.rawValue)
        append(bigEndian: UInt32(octets.count))
        append(contentsOf: octets)
    }
}

/// Values as a file holds them, one behind the other.
extension [SQLValue] {
    var octets: [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(1024)
        for value in self {
            switch value {
            case .null: octets.append(Tag.null.rawValue)
            case .integer(let number):
                octets.append(Tag.integer.rawValue)
                octets.append(bigEndian: number)
            case .text(let text): octets.append(.text, text.utf8)
            case .octets(let more): octets.append(.octets, more)
            }
        }
        return octets
    }

    /// `nil` where these are not the octets of values.
    init?(octets: [UInt8]) {
        self.init()
        var rest = octets[...]
        func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard rest.count >= count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }
        while let first = rest.popFirst() {
            guard let tag = Tag(rawValue: first) else { return nil }
            switch tag {
            case .null: append(.null)
            case .integer:
                guard let number = take(8) else { return nil }
                append(.integer(Int64(bigEndian: number)))
            case .text, .octets:
                guard let length = take(4), let more = take(Int(UInt32(bigEndian: length))) else {
                    return nil
                }
                append(
                    tag == .text
                        ? .text(String(decoding: more, as: UTF8.self))
                        : .octets([UInt8](more)))
            }
        }
    }
}
