/// One mail transaction (RFC 5321 3.3) as the filter saw it, ready to be judged.
package struct MilterTransaction: Hashable, Sendable {
    /// What is kept of a message, so that no client can fill the memory.
    package struct Limits: Hashable, Sendable {
        /// Of the body, in octets; beyond it the MTA is told to skip the rest.
        package var bodyOctets = 1 << 20
        /// Of the header section, in octets, names and values together.
        package var headerOctets = 2 << 20
        /// Header fields.
        package var fields = 20_000
        /// Recipients.
        package var recipients = 10_000

        package init() {}
    }

    /// The reverse-path without angle brackets; empty for the null reverse-path.
    package var reversePath = ""
    /// Whether it was accepted from a client before (`postsuper -r`): Postfix, which plays the client
    /// then, as it does for mail of a local program, leaves the angle brackets of the reverse-path out.
    package var isQueuedAnew = false
    /// The forward-paths without angle brackets.
    package var recipients: [String] = []
    /// The header fields as they came.
    package private(set) var fields: [Field] = []
    package private(set) var body: [UInt8] = []
    /// Whether the body goes on beyond what was kept.
    package private(set) var isTruncated = false
    /// Whether there are more recipients or header fields than were kept: such a message can't be
    /// judged.
    package private(set) var isBeyondLimits = false
    package var client = MilterClient()
    /// Macros of the connection and of this message, by name without braces.
    package var macros: [String: String] = [:]
    /// Whether header values carry the white space after their colon.
    package var hasLeadingSpace = false
    private var headerOctets = 0

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

    /// Whether the MTA told a queue id.
    package var hasQueueID: Bool { macros["i"] != nil }

    /// Whether the client proved who it is: then it is the house's own or its users' mail.
    ///
    /// Those who are known by a certificate or by their network come in by a service that the
    /// administrator named `ORIGINATING` (Postfix's `milter_macro_daemon_name`).
    package var isAuthenticated: Bool {
        !(macros["auth_authen"] ?? "").isEmpty || macros["daemon_name"] == "ORIGINATING"
    }

    mutating func add(recipient: String, _ limits: Limits) {
        guard recipients.count < limits.recipients else { return isBeyondLimits = true }
        recipients.append(recipient)
    }

    mutating func add(_ field: Field, _ limits: Limits) {
        headerOctets += field.name.count + field.value.count
        guard fields.count < limits.fields, headerOctets <= limits.headerOctets else {
            return isBeyondLimits = true
        }
        fields.append(field)
    }

    mutating func add(body octets: [UInt8], _ limits: Limits) {
        let room = max(0, limits.bodyOctets - body.count)
        body += octets.prefix(room)
        if octets.count > room { isTruncated = true }
    }
}

extension MilterTransaction {
    /// The message in its own octets, line ends CRLF, folds as they were.
    ///
    /// Exact where the MTA hands the leading space over; else each field is taken to have had the
    /// one space that the MTA removed.
    package var octets: [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(body.count + headerOctets + fields.count * 8 + 2)
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
        guard value.contains(0x0A) else { return octets += value }
        for octet in value {
            if octet == 0x0A, octets.last != 0x0D { octets.append(0x0D) }
            octets.append(octet)
        }
    }
}
