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
        hasLookalikeDomain =
            !isFreemail
            && (Self.isMadeForSending(domain)
                || Disguise(domain).hidesAny(of: message.links.lazy.map(\.host))
                || Disguise(domain).hidesAny(of: signatureHosts))
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

/// A domain that may be another's with a word put before or behind it.
private struct Disguise {
    private let organisation: String
    private let core: String

    private static let prefixes = [
        "get", "try", "use", "hey", "hello", "join", "meet", "team", "go",
    ]
    private static let suffixes = ["hq", "mail", "team", "app", "group", "outreach"]

    init(_ domain: String) {
        organisation = Domains.organisational(domain)
        core = Domains.core(ofOrganisational: organisation)
    }

    func hidesAny(of hosts: some Sequence<String>) -> Bool {
        var previous = ""
        for host in hosts where host != previous {
            if hides(host) { return true }
            previous = host
        }
        return false
    }

    private func hides(_ host: String) -> Bool {
        guard !host.isEmpty, !organisation.isEmpty else { return false }
        let other = Domains.organisational(host)
        let brand = Domains.core(ofOrganisational: other)
        guard other != organisation, brand.utf8.count >= 4,
            core.utf8.count > brand.utf8.count
        else { return false }
        let (own, name) = (Self.withoutHyphens(core), Self.withoutHyphens(brand))
        return Self.prefixes.contains { own == $0 + name }
            || Self.suffixes.contains { own == name + $0 }
    }

    private static func withoutHyphens(_ label: String) -> String {
        String(decoding: label.utf8.filter { $0 != UInt8(ascii: "-") }, as: UTF8.self)
    }
}
