import HouseReply
import MailModel
import PitchFilter
import RuleLanguage

/// One message with what nopitch made of it: a row of the table, a line of NDJSON, a card of the
/// report.
struct JudgedMessage: Sendable {
    let source: String
    let index: Int
    let messageID: String
    let from: String
    /// Whom a reply would answer: a domain, or the address at a freemail provider; empty where
    /// nobody says that they wrote it.
    let organisation: String
    let subject: String
    let date: MailDate?
    let decision: Decision
    let wouldReply: Bool
    let gate: ReplyGate?
    let defects: [Defect]
    /// Whether the house itself sent it; such messages are counted, not listed.
    var isOwn: Bool { decision.exemption == .ownMail }
}

extension Mailbox {
    /// `Name <address>`, or the address alone.
    var shown: String {
        displayName.isEmpty ? address.text : "\(displayName) <\(address.text)>"
    }
}
