package import PitchFilter

/// What the house and its correspondents did: behind it SQLite, or another database.
///
/// All times are seconds since 1970. Every entry has an origin, a date and, but for correspondents,
/// an expiry; nothing is kept beyond it.
package protocol Ledger: ReplyStore {
    /// What is remembered that bears on a message, in one read.
    func findings(for inquiry: Inquiry, at now: Int64) throws -> Findings
    /// Whether another organisation sent the same letter before.
    func hasRelatives(of inquiry: Inquiry, at now: Int64) throws -> Bool
    /// Remembers a letter that came in, with what was decided about it.
    ///
    /// `sketch` is of the wording, where the letter is to be known again from another mailbox.
    func record(_ decision: DecisionRecord, sketch: TextSketch?) throws
    /// Has it wait to be remembered, without a look at the tables; throws where there is no room for that.
    func keep(_ decision: DecisionRecord, sketch: TextSketch?) throws
    /// Remembers that the house wrote to somebody; they are known from then on.
    func recordHouseLetter(messageID: String?, to addresses: [Who], at now: Int64) throws

    /// The manager's word: never filter them.
    func allow(_ who: Who, origin: String, at now: Int64) throws -> Allowance
    /// Takes that word back; false where it was not given.
    func withdrawAllowance(of who: Who) throws -> Bool
    /// Removes everything about an address or domain, and tells how many entries that were.
    func forget(_ who: Who) throws -> Int
    /// The organisation was told no; its next commercial letter is insistence.
    func refuse(_ who: Who, origin: String, at now: Int64) throws
    /// The manager's word: the same, and they are no longer known by an entry of their organisation.
    func turnAway(_ who: Who, at now: Int64) throws -> Refusal
    /// Takes the no to their organisation back; false where there was none.
    func withdrawRefusal(of who: Who) throws -> Bool
    /// The decision with this id, or about the message with this Message-ID.
    func decision(_ identifier: String) throws -> DecisionRecord?
    /// What the learned evidence saw in the letter of a decision; `nil` where that is not kept.
    func reading(ofDecision id: String) throws -> [UInt8]?
    /// Decisions, newest first.
    func decisions(since: Int64, about who: Who?, limit: Int) throws -> [DecisionRecord]
    /// All that is remembered about somebody's organisation; of each list at most so many entries.
    func dossier(about who: Who, limit: Int) throws -> Dossier
    func summary() throws -> LedgerSummary
    /// Removes what has expired.
    func expire(at now: Int64) throws
    /// Ends all use of the database; throws where somebody is still at it.
    func close() throws
}

extension Ledger {
    package func record(_ decision: DecisionRecord) throws {
        try record(decision, sketch: nil)
    }
}

/// A decision as it is remembered.
package struct DecisionRecord: Sendable, Equatable {
    /// The MTA's queue id, or another name that is unique in the ledger.
    package var id: String
    package var messageID: String?
    package var address: String
    package var organisation: String
    /// Cut to a line's length; the manager needs it to recognise the letter.
    package var subject: String
    package var seconds: Int64
    package var verdict: String
    package var hundredths: Int
    /// The names of the rules that hit.
    package var rules: [String]
    /// The gate that refused a reply, where the rule file wished for one.
    package var gate: String?
    /// What the learned evidence saw, to be learnt from later; it is not read back with the decision.
    package var reading: [UInt8]?

    package init(
        id: String, messageID: String?, address: String, organisation: String, subject: String,
        seconds: Int64, verdict: String, hundredths: Int, rules: [String]
    ) {
        self.id = id
        self.messageID = messageID
        self.address = address
        self.organisation = organisation
        self.subject = String(subject.prefix(120))
        self.seconds = seconds
        self.verdict = verdict
        self.hundredths = hundredths
        self.rules = rules
    }
}

/// How much the ledger holds.
package struct LedgerSummary: Sendable, Equatable {
    package var decisions = 0
    package var correspondents = 0
    package var refusals = 0

    package init() {}
}
