package import MailModel
package import PitchFilter

/// A message with what was made of it, as the replies look at it.
package struct JudgedLetter: Sendable {
    package let message: ParsedMessage
    package let octets: [UInt8]
    package let decision: Decision
    package let inquiry: Inquiry
    package let rules: RuleSet
    /// The name of its decision in the ledger.
    package let id: String

    package init(
        message: ParsedMessage, octets: [UInt8], decision: Decision, inquiry: Inquiry,
        rules: RuleSet, id: String
    ) {
        self.message = message
        self.octets = octets
        self.decision = decision
        self.inquiry = inquiry
        self.rules = rules
        self.id = id
    }
}
