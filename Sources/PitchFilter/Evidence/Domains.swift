/// What belongs together among host names, by their labels.
enum Domains {
    /// Second-level labels under which registrations happen at the third level.
    private static let secondLevel: Set<String> = [
        "co", "com", "org", "net", "ac", "gov", "gouv", "edu", "asso", "or",
    ]

    /// The part of a host name that somebody registered: `example.org` of `mail.example.org`.
    static func organisational(_ host: String) -> String {
        let labels = host.split(separator: ".")
        guard labels.count > 2 else { return host }
        let takesThree = labels[labels.count - 1].utf8.count == 2
            && secondLevel.contains(String(labels[labels.count - 2]))
        return labels.suffix(takesThree ? 3 : 2).joined(separator: ".")
    }

    /// The label that names the organisation: `example` of `mail.example.org`.
    static func core(_ host: String) -> String {
        String(organisational(host).split(separator: ".").first ?? "")
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
