import CPSL
package import MailModel

/// What belongs together among host names.
package enum Domains {
    /// The part of a host name that somebody registered: `example.org` of `mail.example.org`.
    ///
    /// By the Public Suffix List that libpsl carries, since counting dots can't tell
    /// `example.co.uk` from `www.example.uk`; the host itself where it is a public suffix or none.
    package static func organisational(_ host: String) -> String {
        guard let list = psl_builtin() else { return host }
        return host.withCString { name in
            psl_registrable_domain(list, name).map { String(cString: $0) } ?? host
        }
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
        guard !one.isEmpty, !other.isEmpty else { return false }
        return one == other
            || organisational(one.lowercased()) == organisational(other.lowercased())
    }

    /// The organisation that an address stands for: its registered domain, or the address itself
    /// at a freemail provider.
    package static func organisation(of address: EmailAddress) -> String {
        FreemailDomains.contains(address.domain)
            ? address.normalized : organisational(address.domain)
    }

    /// Whether anybody can have an address of this domain, or a domain below it.
    package static func isOfProvider(_ domain: String) -> Bool {
        FreemailDomains.contains(domain) || isPublicSuffix(domain)
    }

    private static func isPublicSuffix(_ domain: String) -> Bool {
        guard let list = psl_builtin() else { return false }
        return domain.withCString { psl_is_public_suffix(list, $0) != 0 }
    }
}
