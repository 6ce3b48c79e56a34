package import HouseReply
package import Logging
import Ledger
import MailModel
import PitchFilter
package import RuleLanguage

/// Where it is settled whether the house answers a letter, and where the answer begins to wait.
package struct ReplyDesk: Sendable {
    package let settings: ReplySettings
    private let access: LedgerAccess
    private let key: ReplyKey
    private let letters: @Sendable (Policy) -> ReplyTexts
    private let logger: Logger?

    /// `letters` gives the house's letters as they are now.
    package init(
        settings: ReplySettings, access: LedgerAccess, key: ReplyKey,
        logger: Logger? = nil, letters: @escaping @Sendable (Policy) -> ReplyTexts
    ) {
        self.logger = logger
        self.settings = settings
        self.access = access
        self.key = key
        self.letters = letters
    }

    /// What became of the wish to answer.
    private enum Outcome {
        case refused(gate: String)
        /// Composed and stored, under this name.
        case waiting(id: String)
        /// A reply to this letter, or to its organisation, exists already.
        case answeredAlready
        case failed
    }

    /// A letter about which the gates were asked.
    struct Consideration {
        let request: ReplyRequest
        let permission: ReplyPermission

        /// The name of the gate that refuses; `nil` where none does.
        var gate: String? {
            if case .refused(let gate) = permission { gate.name } else { nil }
        }
    }

    /// Asks the gates; memory is looked into only where the message itself forbids nothing.
    ///
    /// No memory, no reply. `own` is a reply that does not count against itself.
    func consider(_ letter: JudgedLetter, except own: String? = nil) -> Consideration {
        let request = ReplyRequest(
            letter.message, decision: letter.decision, rules: letter.rules,
            policy: settings.limits)
        let permission = request.permission()
        if case .refused = permission {
            return Consideration(request: request, permission: permission)
        }
        let facts = ReplyMemory(access: access, policy: settings.limits)
            .facts(letter, reversePath: letter.message.returnPath, except: own)
        let informed = request.with(facts)
        return Consideration(request: informed, permission: informed.permission())
    }

    /// The same for a letter to which the rule file wishes an answer; `nil` for any other.
    func considerIfAsked(_ letter: JudgedLetter) -> Consideration? {
        letter.decision.actions.contains(.reply) ? consider(letter) : nil
    }

    /// What follows from a letter whose decision is in the ledger: an answer, or the knowledge that
    /// one came back.
    func follow(_ letter: JudgedLetter, _ consideration: Consideration?) {
        if letter.decision.exemption == .report { noteReport(letter.message) }
        guard let consideration else { return }
        log(answer(letter, consideration), letter)
    }

    /// Stores a reply to a letter that may be answered; its decision is in the ledger by now.
    private func answer(_ letter: JudgedLetter, _ consideration: Consideration) -> Outcome {
        if let gate = consideration.gate { return .refused(gate: gate) }
        guard let stored = compose(consideration.request, letter) else { return .failed }
        let interval = Int64(settings.limits.organisationDays) * 86_400
        let isNew = access.perform(.writing) { try $0.enqueue(stored, interval: interval) }
        guard let isNew else { return .failed }
        return isNew ? .waiting(id: stored.id) : .answeredAlready
    }

    private func log(_ outcome: Outcome, _ letter: JudgedLetter) {
        let result: String
        switch outcome {
        case .refused(let gate): result = gate
        case .waiting(let id): result = "\(settings.mode.rawValue) \(id)"
        case .answeredAlready: result = "answered-before"
        case .failed: result = "failed"
        }
        logger?.info("reply", metadata: ["id": "\(letter.id)", "result": "\(result)"])
    }

    /// Looks whether a report is about a reply of ours, and remembers that it came back.
    private func noteReport(_ message: ParsedMessage) {
        guard let id = ReplyReport(message, key: key).replyID else { return }
        access.perform(.writing) { try $0.noteBounce(id, at: access.clock()) }
    }

    var secondChance: SecondChance { SecondChance(access: access, key: key) }

    private func compose(_ request: ReplyRequest, _ letter: JudgedLetter) -> StoredReply? {
        let now = access.clock()
        let id = String(UInt64.random(in: 0...UInt64.max) & 0xFF_FFFF_FFFF, radix: 36)
        let setting = ReplyComposer.Setting(
            texts: letters(letter.rules.policy), key: key,
            policyURL: settings.policyURL ?? Self.site(letter.rules.policy), id: id, now: now)
        guard let reply = ReplyComposer(request, setting).reply() else { return nil }
        let address = reply.recipient.normalized
        return StoredReply(
            id: id, key: Self.name(of: letter, to: address),
            organisation: Domains.organisation(of: reply.recipient), address: address,
            messageID: letter.message.messageID, decisionID: letter.id, created: now,
            due: now + Int64(settings.delayMinutes) * 60,
            state: settings.mode == .rehearse ? "rehearsed" : "waiting", message: reply.octets,
            original: Array(letter.octets.prefix(Self.originalLimit)),
            expires: now + ReplySettings.days * 86_400, isDraft: settings.mode == .draft)
    }

    /// In octets; enough to ask the gates again.
    private static let originalLimit = 128 << 10

    private static func site(_ policy: Policy) -> String {
        policy.house.sites.first.map { "https://\($0)" } ?? ""
    }

    /// One name for a letter, however often and to whomever it is handed over.
    private static func name(of letter: JudgedLetter, to address: String) -> String {
        if let identifier = letter.message.messageID { return "\(address) \(identifier)" }
        return "\(address) #\(WorkNotes.identifier(of: letter.octets))"
    }
}
