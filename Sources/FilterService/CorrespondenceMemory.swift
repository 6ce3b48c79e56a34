import Ledger
import MailModel
import PitchFilter
import RuleLanguage

/// What the daemon remembers of letters, and what it does where it can't remember.
package struct CorrespondenceMemory: Sendable {
    private let access: LedgerAccess
    private let counters: ServiceCounters
    private let owed = OwedLetters()

    package init(_ access: LedgerAccess, counters: ServiceCounters) {
        self.access = access
        self.counters = counters
    }

    /// What is known of an inquiry's sender; without a ledger only what the rule file knows.
    func facts(_ inquiry: Inquiry, people: People) -> Facts {
        let findings = access.perform(.reading) {
            try $0.findings(for: inquiry, at: access.clock())
        }
        if let findings { return Facts(inquiry, findings, people: people) }
        counters.count { $0.withoutHistory += 1 }
        return Facts(withoutHistory: inquiry, people: people)
    }

    /// Whether somebody else sent the same letter before.
    func knowsRelatives(of inquiry: Inquiry) -> Bool {
        guard inquiry.sketch != nil else { return false }
        return access.perform(.reading) {
            try $0.hasRelatives(of: inquiry, at: access.clock())
        } ?? false
    }

    /// Remembers what came in, what was decided about it, and what refused a reply.
    func note(_ letter: JudgedLetter, gate: String?) {
        let (decision, inquiry) = (letter.decision, letter.inquiry)
        guard let author = inquiry.author else { return }
        var record = DecisionRecord(
            id: letter.id, messageID: inquiry.messageID, address: author.normalized,
            organisation: inquiry.organisation, subject: letter.message.subject,
            seconds: access.clock(),
            verdict: decision.verdict.rawValue, hundredths: decision.points.hundredths,
            rules: decision.hits.map(\.rule))
        record.gate = gate
        record.reading = decision.isWorthLearning ? decision.features?.octets : nil
        let sketch = decision.verdict == .keep ? nil : inquiry.sketch
        access.record(record, sketch: sketch)
        settle()
    }

    /// Remembers that the house wrote to somebody; or, where the letter is a no to a pitch, that
    /// their organisation was refused.
    ///
    /// What the ledger does not take now it is given again with the next letters.
    func note(_ letter: HouseLetter, to recipients: [EmailAddress]) {
        owed.add(
            OwedLetters.Entry(letter: letter, recipients: recipients, seconds: access.clock()))
        settle()
    }

    /// Writes down what the ledger could not take before.
    func settle() {
        owed.settle(at: access.clock()) { entry in
            access.perform(.writing) { try entry.write(into: $0) } != nil
        }
    }

    /// Forgets what is too old to be kept.
    func expire() {
        access.perform(.writing) { try $0.expire(at: access.clock()) }
    }
}

extension OwedLetters.Entry {
    /// A second time it changes nothing.
    fileprivate func write(into ledger: any Ledger) throws {
        var recipients = recipients
        if letter.saysNo {
            for pitch in try letter.parents.compactMap(ledger.decision) where pitch.isPitch {
                guard let pitcher = EmailAddress(pitch.address) else { continue }
                try ledger.refuse(Who(pitcher), origin: "house-said-no", at: seconds)
                recipients.removeAll { Domains.organisation(of: $0) == pitch.organisation }
            }
        }
        guard !recipients.isEmpty else { return }
        try ledger.recordHouseLetter(
            messageID: letter.messageID, to: recipients.map { Who($0) }, at: seconds)
    }
}

extension Decision {
    /// Whether the manager may have a word to say about it.
    fileprivate var isWorthLearning: Bool {
        exemption == nil && (verdict != .keep || points > .zero)
    }
}

extension DecisionRecord {
    var isPitch: Bool {
        verdict == Verdict.pitch.rawValue || verdict == Verdict.insistence.rawValue
    }
}
