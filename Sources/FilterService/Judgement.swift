import MailModel
package import MilterProtocol
package import PitchFilter

/// Judges one mail transaction: whether it is ours to judge, and what is to be changed about it.
package struct Judgement: Sendable {
    package enum Outcome: Sendable {
        /// Not to the house, or sent by it.
        case unjudged(reason: String)
        /// `id` names it in the ledger, in the header and in the log.
        case judged(Decision, id: String)
    }

    package let outcome: Outcome
    package let modifications: [MilterModification]
    /// What ends the exchange about this message.
    package let final: MilterReply

    /// Lets a message through as it is, but for the marks that somebody else put on it.
    package static func passing(
        _ reason: String, _ modifications: [MilterModification] = []
    ) -> Judgement {
        Judgement(
            outcome: .unjudged(reason: reason), modifications: modifications, final: .continue)
    }
}
