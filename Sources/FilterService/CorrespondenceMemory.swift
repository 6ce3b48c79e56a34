package import Ledger
import MailModel
import PitchFilter
import RuleLanguage
import Synchronization

/// What the daemon remembers of letters: a ledger that is opened when it is needed, and again when
/// it could not be.
package final class CorrespondenceMemory: Sendable {
    private let open: @Sendable () throws -> any Ledger
    private let clock: @Sendable () -> Int64
    private let opened = Mutex<(any Ledger)?>(nil)

    /// `clock` gives seconds since 1970.
    package init(
        clock: @escaping @Sendable () -> Int64, open: @escaping @Sendable () throws -> any Ledger
    ) {
        self.open = open
        self.clock = clock
    }

    /// Throws what keeps the ledger from being opened.
    package func ledger() throws -> any Ledger {
        try opened.withLock { opened in
            if let opened { return opened }
            let ledger = try open()
            opened = ledger
            return ledger
        }
    }

    func facts(_ inquiry: Inquiry, people: People) throws -> Facts {
        Facts(inquiry, try ledger().findings(for: inquiry, at: clock()), people: people)
    }

    /// Remembers what came in and what was decided about it.
    func note(_ decision: Decision, on message: ParsedMessage, _ inquiry: Inquiry, id: String)
        throws
    {
        guard let author = inquiry.author else { return }
        try ledger().record(
            DecisionRecord(
                id: id, messageID: inquiry.messageID, address: author.normalized,
                organisation: inquiry.organisation, subject: message.subject, seconds: clock(),
                verdict: decision.verdict.rawValue, hundredths: decision.points.hundredths,
                rules: decision.hits.map(\.rule)),
            sketch: decision.verdict == .keep ? nil : inquiry.sketch)
    }

    /// Remembers that the house wrote to somebody; or, where the letter is a no to a pitch, that
    /// their organisation was refused.
    func note(_ letter: HouseLetter, to recipients: [EmailAddress]) throws {
        let ledger = try ledger()
        var recipients = recipients
        if letter.saysNo {
            for pitch in try letter.parents.compactMap(ledger.decision) where pitch.isPitch {
                guard let pitcher = EmailAddress(pitch.address) else { continue }
                try ledger.refuse(Who(pitcher), origin: "house-said-no", at: clock())
                recipients.removeAll { Domains.organisation(of: $0) == pitch.organisation }
            }
        }
        guard !recipients.isEmpty else { return }
        try ledger.recordHouseLetter(
            messageID: letter.messageID, to: recipients.map { Who($0) }, at: clock())
    }

    /// Forgets what is too old to be kept.
    package func expire() throws {
        try ledger().expire(at: clock())
    }
}

extension DecisionRecord {
    var isPitch: Bool {
        verdict == Verdict.pitch.rawValue || verdict == Verdict.insistence.rawValue
    }
}
