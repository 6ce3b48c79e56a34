import MailModel
import MailParsing
import PitchFilter
import RuleLanguage

/// What the reply needs to know of the pitch.
extension ReplyRequest {
    /// The house's address that the pitch was sent to.
    var ownRecipient: EmailAddress? {
        (message.to + message.cc).map(\.address).first(where: identity.owns)
    }

    /// ISO 639-1; `nil` where the pitch does not tell.
    package var language: String? { Language.detect(message.text) }

    /// The principles of the hits that spoke for a pitch.
    var missedPrinciples: Set<Principle> {
        Set(decision.hits.filter { $0.points > .zero }.compactMap(\.principle))
    }
}
