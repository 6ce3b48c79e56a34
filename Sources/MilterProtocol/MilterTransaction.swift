/// One mail transaction (RFC 5321 3.3) as the filter saw it, ready to be judged.
package struct MilterTransaction: Hashable, Sendable {
    /// The reverse-path without angle brackets; empty for the null reverse-path.
    package var reversePath = ""
    /// The forward-paths without angle brackets.
    package var recipients: [String] = []
    /// The header fields as they came.
    package var fields: [Field] = []
    package var body: [UInt8] = []
    /// Whether the body goes on beyond what was kept.
    package var isTruncated = false
    /// Macros of the connection and of this message, by name without braces.
    package var macros: [String: String] = [:]
    /// Whether header values carry the white space after their colon.
    package var hasLeadingSpace = false

    package init() {}

    package struct Field: Hashable, Sendable {
        package let name: [UInt8]
        package let value: [UInt8]

        package init(name: [UInt8], value: [UInt8]) {
            self.name = name
            self.value = value
        }
    }

    /// The queue id, by which the MTA's log knows the message.
    package var queueID: String { macros["i"] ?? "-" }

    /// Whether the client proved who it is: then it is the house's own or its users' mail.
    package var isAuthenticated: Bool { !(macros["auth_authen"] ?? "").isEmpty }

    /// The message in its own octets, line ends CRLF, folds as they were.
    package var octets: [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(body.count + fields.count * 80)
        for field in fields {
            octets += field.name
            octets.append(UInt8(ascii: ":"))
            if !hasLeadingSpace { octets.append(UInt8(ascii: " ")) }
            Self.append(field.value, to: &octets)
            octets += [0x0D, 0x0A]
        }
        octets += [0x0D, 0x0A]
        octets += body
        return octets
    }

    /// Folds come with LF from Postfix and Sendmail, with CRLF from others.
    private static func append(_ value: [UInt8], to octets: inout [UInt8]) {
        for octet in value {
            if octet == 0x0A, octets.last != 0x0D { octets.append(0x0D) }
            octets.append(octet)
        }
    }
}
