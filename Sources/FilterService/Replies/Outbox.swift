import HouseReply
package import Ledger
package import Logging
import MailModel
import MailParsing
import PitchFilter

/// Sends what waits, once, and only if all gates still let it.
///
/// A reply is claimed, asked about again, handed over, and marked as sent; each step is on disk before
/// the next begins. If the process dies before the hand-over, the reply is tried again; if it dies
/// during it, nobody can tell whether the mail server has it, and it is never sent a second time.
package struct Outbox: Sendable {
    package struct Parts: Sendable {
        package var desk: ReplyDesk
        package var store: RuleStore
        package var memory: CorrespondenceMemory
        package var access: LedgerAccess
        package var transport: any ReplyTransport
        /// Makes the manager's draft of a stored reply.
        package var draft: @Sendable (StoredReply) -> [UInt8]?
        /// Whether this is the process that sends; `nil` where there is no other.
        package var claim: StateClaim?
        /// So that no letter kills the process twice.
        package var notes: WorkNotes?

        package init(
            desk: ReplyDesk, store: RuleStore, memory: CorrespondenceMemory, access: LedgerAccess,
            transport: any ReplyTransport, claim: StateClaim? = nil, notes: WorkNotes? = nil,
            draft: @escaping @Sendable (StoredReply) -> [UInt8]?
        ) {
            self.claim = claim
            self.notes = notes
            self.desk = desk
            self.store = store
            self.memory = memory
            self.access = access
            self.transport = transport
            self.draft = draft
        }
    }

    private let parts: Parts
    private let logger: Logger

    /// Seconds for which a claim holds.
    private static let claim: Int64 = 600

    package init(_ parts: Parts, logger: Logger) {
        self.parts = parts
        self.logger = logger
    }

    private var settings: ReplySettings { parts.desk.settings }
    private var access: LedgerAccess { parts.access }

    /// A reply while this process has it.
    private struct Claimed {
        let reply: StoredReply
        /// When the claim ends, by which the ledger knows it.
        let until: Int64
    }

    private var isOurs: Bool { parts.claim?.isHeld ?? true }

    /// Lets all that an earlier process had begun and not handed over wait again; only for a ledger
    /// from which processes with other state folders don't send.
    ///
    /// False where another process sends, or the ledger fails: then it is to be tried again.
    package func recover() -> Bool {
        guard isOurs else { return false }
        let freed = access.perform(.writing) { try $0.releaseClaims(at: .max) }
        if let freed { noteFreed(freed) }
        return freed != nil
    }

    private func noteFreed(_ count: Int) {
        if count > 0 { logger.notice("replies wait again", metadata: ["count": "\(count)"]) }
    }

    /// Whether too many replies came back of late.
    package var isStopped: Bool {
        let since = access.clock() - ReplySettings.breakerDays * 86_400
        let bounces = access.perform(.reading) { try $0.bounceCount(since: since) } ?? 0
        return bounces >= ReplySettings.breaker
    }

    /// Deals with all that is due; blocks the thread while the mail server answers.
    package func work() {
        guard settings.mode != .rehearse, isOurs else { return }
        let due = access.perform(.writing) { ledger -> [StoredReply] in
            noteFreed(try ledger.releaseClaims(at: access.clock()))
            return try ledger.dueReplies(at: access.clock(), limit: 20)
        }
        for reply in due ?? [] { deal(with: reply) }
    }

    private func deal(with reply: StoredReply) {
        let now = access.clock()
        let claimed = Claimed(reply: reply, until: now + Self.claim)
        let isClaimed = access.perform(.writing) {
            try $0.claim(reply.id, at: now, until: claimed.until)
        }
        guard isClaimed == true else { return }
        let note = parts.notes?.begin(reply.original)
        defer { note.map { parts.notes?.end($0) } }
        if case .suspect = note {
            return finish(claimed, "given-up", "the process died over the letter before")
        }
        if let gate = refusingGate(reply) {
            return finish(claimed, "refused", gate)
        }
        switch settings.mode {
        case .rehearse: finish(claimed, "rehearsed", "")
        case .send where !reply.isDraft: send(claimed)
        case .draft, .send: leaveDraft(claimed)
        }
    }

    /// Asks everything again: rules, people and history may have changed since.
    private func refusingGate(_ reply: StoredReply) -> String? {
        var message = MessageParser().parse(reply.original)
        message.returnPath = reply.address
        let state = parts.store.current
        let inquiry = Inquiry(message, identity: state.rules.identity)
        let facts = parts.memory.facts(inquiry, people: state.people)
        let decision = FilterPipeline(rules: state.rules).decide(message, facts: facts)
        let letter = JudgedLetter(
            message: message, octets: reply.original, decision: decision, inquiry: inquiry,
            rules: state.rules, id: reply.decisionID)
        return parts.desk.consider(letter, except: reply.id).gate
    }

    private func send(_ claimed: Claimed) {
        let reply = claimed.reply
        do {
            try parts.transport.submit(
                reply.message, from: settings.envelope, to: reply.address
            ) { handing(claimed) }
        } catch {
            return fail(claimed, error)
        }
        access.perform(.writing) { try $0.markReplied(reply.id, at: access.clock()) }
        logger.info("reply sent", metadata: ["reply": "\(reply.id)", "id": "\(reply.decisionID)"])
        keepCopy(reply)
    }

    /// From here on the mail server may have it; false where that can't be written down, or where the
    /// mail server took so long that another process has the reply by now.
    private func handing(_ claimed: Claimed) -> Bool {
        note(claimed, "handing", attempts: claimed.reply.attempts + 1, due: claimed.reply.due, "")
    }

    /// False where it could not be written down.
    @discardableResult
    private func note(
        _ claimed: Claimed, _ state: String, attempts: Int, due: Int64, _ error: String
    ) -> Bool {
        access.perform(.writing) {
            try $0.update(
                claimed.reply.id, claimed: claimed.until, state: state, attempts: attempts,
                due: due, lastError: error)
        } ?? false
    }

    private func fail(_ claimed: Claimed, _ failure: SubmissionFailure) {
        let reply = claimed.reply
        let attempts = reply.attempts + 1
        let now = access.clock()
        let isHopeless =
            failure.isPermanent || attempts >= ReplySettings.attempts
            || now - reply.created > ReplySettings.hours * 3600
        let state = failure.isUncertain ? "handing" : isHopeless ? "given-up" : "waiting"
        let pause = min(Int64(60) << Int64(min(attempts, 6)), 3600)
        note(claimed, state, attempts: attempts, due: now + pause, failure.description)
        let metadata: Logger.Metadata = ["reply": "\(reply.id)", "error": "\(failure)"]
        switch state {
        case "waiting": logger.warning("reply not sent, to be tried again", metadata: metadata)
        case "handing": logger.warning("reply may be sent or not, never again", metadata: metadata)
        default: logger.error("reply given up", metadata: metadata)
        }
    }

    private func leaveDraft(_ claimed: Claimed) {
        guard let drop = settings.drafts else {
            return finish(claimed, "given-up", "there is no place for drafts")
        }
        guard let draft = parts.draft(claimed.reply) else {
            return finish(claimed, "given-up", "there is no letter to draft")
        }
        do {
            try drop.put(draft, flags: [.draft])
        } catch {
            return fail(claimed, SubmissionFailure("\(error)"))
        }
        finish(claimed, "drafted", "")
    }

    /// A copy that can't be kept is no reason to send again.
    private func keepCopy(_ reply: StoredReply) {
        guard let drop = settings.sent else { return }
        do {
            try drop.put(reply.message, flags: [.seen])
        } catch {
            logger.warning("no copy of a reply kept", metadata: ["error": "\(error)"])
        }
    }

    private func finish(_ claimed: Claimed, _ state: String, _ reason: String) {
        let reply = claimed.reply
        note(claimed, state, attempts: reply.attempts, due: reply.due, reason)
        logger.info(
            "reply settled",
            metadata: ["reply": "\(reply.id)", "state": "\(state)", "reason": "\(reason)"])
    }
}
