/// What belongs together among host names, by their labels.
enum Domains {
    /// Second-level labels under which registrations happen at the third level.
    private static let secondLevel: Set<String> = [
        "co", "com", "org", "net", "ac", "gov", "gouv", "edu", "asso", "or",
    ]

    /// The part of a host name that somebody registered: `example.org` of `mail.example.org`.
    static func organisational(_ host: String) -> String {
        let octets = host.utf8
        var end = octets.endIndex
        var labels: [Substring] = []
        while labels.count < 4 {
            let dot = octets[..<end].lastIndex(of: UInt8(ascii: "."))
            let start = dot.map(octets.index(after:)) ?? octets.startIndex
            if start != end { labels.append(host[start..<end]) }
            guard let dot else { break }
            end = dot
        }
        guard labels.count > 2 else { return host }
        let takesThree = labels[0].utf8.count == 2 && secondLevel.contains(String(labels[1]))
        return labels.prefix(takesThree ? 3 : 2).reversed().joined(separator: ".")
    }

    /// The label that names the organisation: `example` of `mail.example.org`.
    static func core(_ host: String) -> String {
        core(ofOrganisational: organisational(host))
    }

    /// The first label of what `organisational` gives.
    static func core(ofOrganisational host: String) -> String {
        String(Substring(host.utf8.drop { $0 == 0x2E }.prefix { $0 != 0x2E }))
    }

    /// Whether two hosts belong to the same organisation (RFC 7489 3.1, relaxed alignment).
    static func areAligned(_ one: String, _ other: String) -> Bool {
        !one.isEmpty && organisational(one.lowercased()) == organisational(other.lowercased())
    }

    /// The organisation that an address stands for: its domain, or itself at a freemail provider.
    static func organisation(of address: String, domain: String) -> String {
        FreemailDomains.contains(domain) ? address : organisational(domain)
    }
}
