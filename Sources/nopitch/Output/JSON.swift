/// A value as JSON (RFC 8259), its members in the order in which they are given.
enum JSON {
    case null
    case bool(Bool)
    case integer(Int)
    /// A finite number.
    case number(Double)
    case string(String)
    case array([JSON])
    case object([(String, JSON)])

    init(_ text: String?) { self = text.map(JSON.string) ?? .null }

    /// On one line.
    var text: String {
        var octets: [UInt8] = []
        octets.reserveCapacity(512)
        write(to: &octets)
        return String(decoding: octets, as: UTF8.self)
    }

    /// Appends the value, on one line.
    func write(to octets: inout [UInt8]) {
        switch self {
        case .null: octets += "null".utf8
        case .bool(let value): octets += (value ? "true" : "false").utf8
        case .integer(let value): octets += String(value).utf8
        case .number(let value):
            let whole = Int(exactly: value)
            octets += (whole.map(String.init) ?? value.description).utf8
        case .string(let text): Self.write(text, to: &octets)
        case .array(let values): Self.write(values, "[", "]", to: &octets) { $0.write(to: &$1) }
        case .object(let members):
            Self.write(members, "{", "}", to: &octets) { member, octets in
                Self.write(member.0, to: &octets)
                octets.append(UInt8(ascii: ":"))
                member.1.write(to: &octets)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], _ opening: Unicode.Scalar, _ closing: Unicode.Scalar,
        to octets: inout [UInt8], each: (Item, inout [UInt8]) -> Void
    ) {
        octets.append(UInt8(ascii: opening))
        for (index, item) in items.enumerated() {
            if index > 0 { octets.append(UInt8(ascii: ",")) }
            each(item, &octets)
        }
        octets.append(UInt8(ascii: closing))
    }

    private static func write(_ text: String, to octets: inout [UInt8]) {
        octets.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { source in
            var start = 0
            for position in source.indices where needsEscape(source[position]) {
                octets.append(contentsOf: source[start..<position])
                escape(source[position], to: &octets)
                start = position + 1
            }
            octets.append(contentsOf: source[start...])
        }
        octets.append(UInt8(ascii: "\""))
    }

    @inline(__always)
    private static func needsEscape(_ octet: UInt8) -> Bool {
        octet < 0x20 || octet == 0x7F || octet == UInt8(ascii: "\"")
            || octet == UInt8(ascii: "\\")
    }

    private static func escape(_ octet: UInt8, to octets: inout [UInt8]) {
        octets.append(UInt8(ascii: "\\"))
        if octet == UInt8(ascii: "\"") || octet == UInt8(ascii: "\\") {
            octets.append(octet)
        } else {
            let digits = Array("0123456789abcdef".utf8)
            octets += "u00".utf8
            octets += [digits[Int(octet >> 4)], digits[Int(octet & 15)]]
        }
    }
}
