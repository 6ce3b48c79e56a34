package import MailModel
import MailParsing
package import PitchFilter
import RuleLanguage

/// A message to which a rule asks to reply, as the gates look at it.
package struct ReplyRequest: Sendable {
    let message: ParsedMessage
    let decision: Decision
    let identity: HouseIdentity
    let authentication: Authentication
    let isSignedByOthersOnly: Bool
    /// What memory says; `nil` where nobody asked it.
    private(set) var facts: ReplyFacts?
    let policy: ReplyPolicy
    private let threshold: Points
    /// Where a reply would go (RFC 3834 4): the reverse-path, nowhere else.
    let reversePath: EmailAddress?
    let houseName: String

    package init(
        _ message: ParsedMessage, decision: Decision, rules: RuleSet, facts: ReplyFacts? = nil,
        policy: ReplyPolicy = ReplyPolicy()
    ) {
        self.message = message
        self.decision = decision
        identity = rules.identity
        authentication = rules.authentication(of: message)
        isSignedByOthersOnly = rules.isSignedByOthersOnly(message)
        houseName = rules.policy.house.names.first?.text ?? rules.policy.house.sites.first ?? ""
        self.facts = facts
        self.policy = policy
        threshold = rules.policy.decide.pitchPoints
        reversePath = message.returnPath.flatMap { EmailAddress($0) }
    }

    /// The same request with what memory says.
    package func with(_ facts: ReplyFacts) -> ReplyRequest {
        var request = self
        request.facts = facts
        return request
    }

    /// Whether the points are too near the threshold for an answer, which can't be taken back.
    var isNarrow: Bool {
        decision.points < threshold + Points(hundredths: policy.margin)
    }

    /// The texts of all fields of a name, in lower case.
    func texts(of key: String) -> [String] {
        message.header.all(key).map { $0.decodedText.lowercased() }
    }

    /// Whether the message names one author, and names it once.
    var hasOneAuthor: Bool {
        message.authors.count == 1 && message.header.all("from").count == 1
    }

    /// All addresses that the sender may be known by.
    var senders: [EmailAddress] {
        message.authors.map(\.address) + [reversePath].compactMap(\.self)
    }

    func hasField(where condition: (HeaderField) -> Bool) -> Bool {
        message.header.fields.contains(where: condition)
    }

    func hasAnyField(_ keys: Set<String>) -> Bool {
        hasField { keys.contains($0.key) }
    }

    /// Any of the message's parts, nested messages included.
    func hasPart(where condition: (BodyPart) -> Bool) -> Bool {
        func search(_ part: BodyPart) -> Bool {
            condition(part) || part.children.contains(where: search)
        }
        return search(message.root)
    }
}
