package import MailModel

/// Those who are never filtered: addresses, and whole domains written `@example.org`.
package struct People: Sendable {
    private var addresses: Set<String> = []
    private var domains: Set<String> = []

    package init(_ entries: [String]) {
        for entry in entries {
            if entry.hasPrefix("@") {
                domains.insert(EmailAddress.ascii(domain: String(entry.dropFirst())))
            } else {
                addresses.insert(EmailAddress(entry)?.normalized ?? entry.lowercased())
            }
        }
    }

    /// Whether the address is listed, or its domain or a parent domain is.
    package func includes(_ address: EmailAddress) -> Bool {
        if addresses.contains(address.normalized) { return true }
        guard !domains.isEmpty else { return false }
        var rest = Substring(address.domain)
        while true {
            if domains.contains(String(rest)) { return true }
            guard let dot = rest.firstIndex(of: ".") else { return false }
            rest = rest[rest.index(after: dot)...]
        }
    }
}
