import MailModel

/// What can be told of the sender's address, without judging who they are.
struct SenderTraits {
    let authentication: Authentication
    let isFreemail: Bool
    let hasLookalikeDomain: Bool

    init(
        author: EmailAddress?, message: ParsedMessage, signatureHosts: [String],
        servers: Set<String>
    ) {
        authentication = Authentication(message, servers: servers, author: author)
        let domain = author?.domain ?? ""
        isFreemail = FreemailDomains.contains(domain)
        let hosts = message.links.map(\.host) + signatureHosts
        hasLookalikeDomain =
            !isFreemail
            && (Self.isMadeForSending(domain) || hosts.contains { Self.disguises(domain, $0) })
    }

    private static let prefixes = ["get", "try", "use", "hey", "hello", "join", "meet", "team", "go"]
    private static let suffixes = ["hq", "mail", "team", "app", "group", "outreach"]

    /// Whether the sender's domain is another's with a word put before or behind it.
    private static func disguises(_ domain: String, _ other: String) -> Bool {
        guard !other.isEmpty, !Domains.areAligned(domain, other) else { return false }
        let (own, brand) = (Domains.core(domain), Domains.core(other))
        guard brand.utf8.count >= 4, own != brand, own.utf8.count > brand.utf8.count else {
            return false
        }
        let rest = own.replacing("-", with: "")
        let core = brand.replacing("-", with: "")
        return prefixes.contains { rest == $0 + core } || suffixes.contains { rest == core + $0 }
    }

    /// Whether the domain looks like one bought beside the firm's own, to burn in a campaign.
    private static func isMadeForSending(_ domain: String) -> Bool {
        let core = Domains.core(domain)
        let hasPrefix = ["get", "try", "join", "hey", "with"].contains {
            core.hasPrefix($0 + "-") || (core.hasPrefix($0) && core.utf8.count > $0.utf8.count + 4)
        }
        return (hasPrefix && !["heritage", "getränke", "tryptique"].contains(core))
            || ["-hq", "-mail", "-team", "-outreach"].contains(where: core.hasSuffix)
    }
}
