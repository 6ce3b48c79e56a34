package import MailModel
package import RuleLanguage

/// A policy, compiled: it never changes, and any number of threads may judge with it at once.
package final class RuleSet: Sendable {
    package let policy: Policy
    let rules: [CompiledRule]
    let conditions: CompiledConditions
    let table: PhraseTable
    /// The phrases that the rules' tests look for, each test's together.
    let testedPhrases: [Int]
    /// The tests that look for a phrase, by the phrase.
    let testsOfPhrase: [[Int]]
    let sourceBits: [TextSource: Int]
    /// The header fields that some rule asks about.
    let headerSources: [String]
    let asksLanguage: Bool
    /// Whether a rule asks how much a message reads like pitches.
    package let asksLikeness: Bool
    /// What that is measured by; `nil` where there is no model.
    package let likeness: LikenessScale?
    let houseNames: [UInt32]
    let housePhrases: HousePhrases
    let speech: SpeechPhrases
    package let identity: HouseIdentity

    /// Compiles a checked policy; takes some milliseconds.
    package init(_ policy: Policy, likeness: LikenessScale? = nil) {
        var compiler = RuleCompiler()
        rules = compiler.compile(policy)
        housePhrases = compiler.housePhrases(policy.house)
        speech = compiler.speechPhrases(.all)
        self.policy = policy
        table = compiler.table
        testedPhrases = compiler.testedPhrases
        conditions = compiler.conditions
        testsOfPhrase = Self.tests(compiler)
        sourceBits = compiler.sourceBits
        asksLanguage = compiler.asksLanguage
        asksLikeness = compiler.asksLikeness
        self.likeness = likeness
        let house = policy.house
        houseNames = LikenessMask.house(
            house.names.map(\.text) + house.persons.map(\.text) + house.sites)
        identity = HouseIdentity(policy.house)
        headerSources = compiler.sourceBits.keys.compactMap { source in
            if case .header(let name) = source { return name }
            return nil
        }.sorted()
    }

    private static func tests(_ compiler: RuleCompiler) -> [[Int]] {
        var tests = Array(repeating: [Int](), count: compiler.table.count)
        for (number, test) in compiler.conditions.phraseTests.enumerated() {
            for position in test.phrases {
                tests[compiler.testedPhrases[position]].append(number)
            }
        }
        return tests
    }

    /// Who really writes: of what the house's own form sends on, the visitor.
    package func author(of message: ParsedMessage) -> Mailbox? {
        Correspondence(message, forms: identity.forms).author
    }

    /// What the house's own mail server says of a message's sender.
    package func authentication(of message: ParsedMessage) -> Authentication {
        Authentication(
            message, servers: identity.servers, author: message.authors.first?.address)
    }

    /// Whether the house's own mail server saw signatures of other domains only (DKIM).
    package func isSignedByOthersOnly(_ message: ParsedMessage) -> Bool {
        Authentication.isSignedByOthersOnly(
            message, servers: identity.servers, author: message.authors.first?.address)
    }

    /// Why the linear engine refuses a regular expression; `nil` where it takes it.
    package static func expressionFault(_ expression: String) -> String? {
        ExpressionTable.fault(in: expression)
    }

    /// Why a phrase can match nothing; `nil` where it is sound.
    package static func phraseFault(_ phrase: String) -> String? {
        PhrasePattern(phrase).fault
    }
}

/// The house's addresses in the forms in which they are compared.
package struct HouseIdentity: Sendable {
    package let addresses: Set<String>
    package let domains: Set<String>
    let servers: Set<String>
    let forms: Set<String>
    /// In lower case.
    let names: [String]

    init(_ house: House) {
        func normalized(_ address: String) -> String {
            EmailAddress(address)?.normalized ?? address.lowercased()
        }
        addresses = Set(house.addresses.map(normalized))
        forms = Set(house.forms.map(normalized))
        names = house.names.map { $0.text.lowercased() }
        servers = Set(house.servers.map { $0.lowercased() })
        domains = Set(house.addresses.compactMap { EmailAddress($0)?.domain })
            .union(house.sites.map { $0.lowercased() })
    }

    /// Whether mail from an address is the house's, its contact form and its domains included.
    package func sends(from address: EmailAddress) -> Bool {
        if domains.contains(address.domain) { return true }
        let normalized = address.normalized
        return addresses.contains(normalized) || forms.contains(normalized)
    }

    /// Whether an address belongs to a domain beside the house's own: `news@mail.eclau.ch`.
    package func isNeighbour(_ address: EmailAddress) -> Bool {
        domains.contains { !FreemailDomains.contains($0) && Domains.areAligned($0, address.domain) }
    }

    /// Whether an address is the one from which the house's site sends what visitors typed.
    package func isForm(_ address: EmailAddress) -> Bool {
        forms.contains(address.normalized)
    }

    /// Whether an address is within the house: its own, its form's, or another of its domain.
    package func includes(_ address: EmailAddress) -> Bool {
        owns(address) || isForm(address) || isNeighbour(address)
    }

    /// Whether an address is one of the house's own, not counting its contact form.
    package func owns(_ address: EmailAddress) -> Bool {
        addresses.contains(address.normalized)
    }
}
