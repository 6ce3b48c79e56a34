package import HouseReply
package import Logging
import Ledger
package import MailModel
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
    package enum Outcome: Sendable, Equatable {
        /// The rule file does not wish for an answer.
        case notAsked
        case refused(gate: String)
        /// Composed and stored, under this name.
        case waiting(id: String)
        /// A reply to this letter, or to its organisation, exists already.
        case answeredAlready
        case failed
    }

    /// Asks the gates; no memory, no reply.
    package func permission(_ letter: JudgedLetter, except own: String? = nil) -> ReplyPermission {
        request(letter, except: own).permission()
    }

    /// Stores a reply to a letter that may be answered; its decision is in the ledger by now.
    package func answer(_ letter: JudgedLetter) -> Outcome {
        guard letter.decision.actions.contains(.reply) else { return .notAsked }
        let request = request(letter, except: nil)
        if case .refused(let gate) = request.permission() { return .refused(gate: gate.name) }
        guard let stored = compose(request, letter) else { return .failed }
        let interval = Int64(settings.limits.organisationDays) * 86_400
        let isNew = access.perform(.writing) { try $0.enqueue(stored, interval: interval) }
        guard let isNew else { return .failed }
        return isNew ? .waiting(id: stored.id) : .answeredAlready
    }

    /// What refuses an answer that the rule file wishes for; `nil` where nothing does, or no answer is
    /// wished for.
    func refusingGate(_ letter: JudgedLetter) -> String? {
        guard letter.decision.actions.contains(.reply),
            case .refused(let gate) = permission(letter)
        else { return nil }
        return gate.name
    }

    /// What follows from a letter whose decision is in the ledger: an answer, or the knowledge that
    /// one came back.
    func follow(_ letter: JudgedLetter) {
        if letter.decision.exemption == .report { noteReport(letter.message) }
        log(answer(letter), letter)
    }

    private func log(_ outcome: Outcome, _ letter: JudgedLetter) {
        let result: String
        switch outcome {
        case .notAsked: return
        case .refused(let gate): result = gate
        case .waiting(let id): result = "\(settings.mode.rawValue) \(id)"
        case .answeredAlready: result = "answered-before"
        case .failed: result = "failed"
        }
        logger?.info("reply", metadata: ["id": "\(letter.id)", "result": "\(result)"])
    }

    /// Looks whether a report is about a reply of ours, and remembers that it came back.
    package func noteReport(_ message: ParsedMessage) {
        guard let id = ReplyReport(message, key: key).replyID else { return }
        access.perform(.writing) { try $0.noteBounce(id, at: access.clock()) }
    }

    var secondChance: SecondChance { SecondChance(access: access, key: key) }

    private func request(_ letter: JudgedLetter, except own: String?) -> ReplyRequest {
        let facts = ReplyMemory(access: access, policy: settings.limits)
            .facts(letter, reversePath: letter.message.returnPath, except: own)
        return ReplyRequest(
            letter.message, decision: letter.decision, rules: letter.rules, facts: facts,
            policy: settings.limits)
    }

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
            expires: now + ReplySettings.days * 86_400)
    }

    /// In octets; enough to ask the gates again.
    private static let originalLimit = 128 << 10

    private static func site(_ policy: Policy) -> String {
        policy.house.sites.first.map { "https://\($0)" } ?? ""
    }

    /// One name for a letter, however often and to whomever it is handed over.
    private static func name(of letter: JudgedLetter, to address: String) -> String {
        if let identifier = letter.message.messageID { return "\(address) \(identifier)" }
        let digest = letter.octets.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return "\(address) #\(String(digest, radix: 16))"
    }
}
