import PitchFilter
import RuleLanguage

/// What the rules say of the house, and what Postfix knows of it.
extension PostfixExam {
    /// The services that take mail from outside.
    private var facing: [PostfixSettings.Service] {
        let inner = postfix.reentries(behind: "content_filter").map(\.name)
        let facing = postfix.services.filter { !$0.isSubmission && !inner.contains($0.name) }
        return facing.isEmpty ? postfix.services : facing
    }

    /// Whose word on senders the rules believe, and who gives it here.
    func authority(_ house: House) -> Finding {
        let entries = facing.flatMap(entries)
        let (name, servers) = (postfix["myhostname"].lowercased(), house.servers)
        let advice = say("règles, sous house :", "rules, below house:") + " server \(name)"
        guard entries.contains(where: \.authenticates) else {
            return .warning(
                say(
                    "rien ici ne vérifie qui écrit : un expéditeur connu peut être imité",
                    "nothing here checks who writes: a known sender can be imitated"),
                "apt install opendkim opendmarc")
        }
        if servers.isEmpty {
            return .warning(
                say(
                    "les règles ne croient aucun serveur (Authentication-Results)",
                    "the rules believe no server (Authentication-Results)"),
                advice)
        }
        guard servers.contains(name) else {
            let list = servers.joined(separator: ", ")
            return .warning(
                say(
                    "les règles croient \(list), ce serveur s'appelle \(name)",
                    "the rules believe \(list), this server is called \(name)"),
                advice,
                say(
                    "(sauf si AuthservID d'OpenDKIM dit \(list))",
                    "(unless OpenDKIM's AuthservID says \(list))"))
        }
        return .ok(
            say(
                "les règles croient \(name), qui est ce serveur",
                "the rules believe \(name), which is this server"))
    }

    /// The house's addresses whose mail does not come here; nothing where a table would have to be asked.
    func domains(_ house: House) -> [Finding] {
        let exact = ["mydestination", "virtual_alias_domains", "virtual_mailbox_domains"]
        let taken = exact.flatMap(words)
        let relayed = words("relay_domains")
        guard !(taken + relayed).contains(where: Self.isTable) else { return [] }
        let foreign = Set(house.addresses.compactMap(Self.domain)).filter { domain in
            !taken.contains(domain)
                && !relayed.contains { domain == $0 || domain.hasSuffix("." + $0) }
        }
        guard !foreign.isEmpty else { return [] }
        let list = foreign.sorted().joined(separator: ", ")
        return [
            .warning(
                say(
                    "ce Postfix ne prend pas de courrier pour \(list), que les règles nomment",
                    "this Postfix takes no mail for \(list), which the rules name"),
                say(
                    "règles, sous house : address, avec l'adresse où l'on écrit à la maison",
                    "rules, below house: address, with the address at which one writes to the house"
                ),
                say("ou ", "or ")
                    + "main.cf: mydestination, virtual_mailbox_domains, relay_domains")
        ]
    }

    private func words(_ parameter: String) -> [String] {
        postfix[parameter].split { $0 == "," || $0.isWhitespace }.map { $0.lowercased() }
    }

    /// Whether it names a file or a table, and not a domain.
    private static func isTable(_ word: String) -> Bool {
        !word.hasPrefix("[") && (word.contains(":") || word.contains("/"))
    }

    private static func domain(_ address: String) -> String? {
        address.lastIndex(of: "@").map { address[address.index(after: $0)...].lowercased() }
    }
}
