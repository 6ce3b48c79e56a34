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
        /// So that no letter kills the process twice.
        package var notes: WorkNotes?

        package init(
            desk: ReplyDesk, store: RuleStore, memory: CorrespondenceMemory, access: LedgerAccess,
            transport: any ReplyTransport, notes: WorkNotes? = nil,
            draft: @escaping @Sendable (StoredReply) -> [UInt8]?
        ) {
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

    /// Lets all that an earlier process had begun and not handed over wait again; only for a ledger
    /// that no other process sends from.
    package func recover() {
        access.perform(.writing) { ledger in
            let freed = try ledger.releaseClaims(at: .max)
            if freed > 0 { logger.notice("replies wait again", metadata: ["count": "\(freed)"]) }
        }
    }

    /// Whether too many replies came back of late.
    package var isStopped: Bool {
        let since = access.clock() - ReplySettings.breakerDays * 86_400
        let bounces = access.perform(.reading) { try $0.bounceCount(since: since) } ?? 0
        return bounces >= ReplySettings.breaker
    }

    /// Deals with all that is due; blocks the thread while the mail server answers.
    package func work() {
        guard settings.mode != .rehearse else { return }
        let due = access.perform(.writing) { ledger -> [StoredReply] in
            let freed = try ledger.releaseClaims(at: access.clock())
            if freed > 0 { logger.notice("replies wait again", metadata: ["count": "\(freed)"]) }
            return try ledger.dueReplies(at: access.clock(), limit: 20)
        }
        for reply in due ?? [] { deal(with: reply) }
    }

    private func deal(with reply: StoredReply) {
        let now = access.clock()
        let isOurs = access.perform(.writing) {
            try $0.claim(reply.id, at: now, until: now + Self.claim)
        }
        guard isOurs == true else { return }
        let note = parts.notes?.begin(reply.original)
        defer { note.map { parts.notes?.end($0) } }
        if case .suspect = note {
            return finish(reply, "given-up", "the process died over the letter before")
        }
        if let gate = refusingGate(reply) {
            return finish(reply, "refused", gate)
        }
        switch settings.mode {
        case .rehearse: finish(reply, "rehearsed", "")
        case .draft: leaveDraft(reply)
        case .send: send(reply)
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

    private func send(_ reply: StoredReply) {
        do {
            try parts.transport.submit(
                reply.message, from: settings.envelope, to: reply.address
            ) { handing(reply) }
        } catch {
            return fail(reply, error)
        }
        access.perform(.writing) { try $0.markReplied(reply.id, at: access.clock()) }
        logger.info("reply sent", metadata: ["reply": "\(reply.id)", "id": "\(reply.decisionID)"])
        keepCopy(reply)
    }

    /// From here on the mail server may have it; false where that can't be written down.
    private func handing(_ reply: StoredReply) -> Bool {
        let noted: Void? = access.perform(.writing) {
            try $0.update(
                reply.id, state: "handing", attempts: reply.attempts + 1, due: reply.due,
                lastError: "")
        }
        return noted != nil
    }

    private func fail(_ reply: StoredReply, _ failure: SubmissionFailure) {
        let attempts = reply.attempts + 1
        let now = access.clock()
        let isHopeless =
            failure.isPermanent || attempts >= ReplySettings.attempts
            || now - reply.created > ReplySettings.hours * 3600
        let state = failure.isUncertain ? "handing" : isHopeless ? "given-up" : "waiting"
        let pause = min(Int64(60) << Int64(min(attempts, 6)), 3600)
        access.perform(.writing) {
            try $0.update(
                reply.id, state: state, attempts: attempts, due: now + pause,
                lastError: failure.description)
        }
        let metadata: Logger.Metadata = ["reply": "\(reply.id)", "error": "\(failure)"]
        switch state {
        case "waiting": logger.warning("reply not sent, to be tried again", metadata: metadata)
        case "handing": logger.warning("reply may be sent or not, never again", metadata: metadata)
        default: logger.error("reply given up", metadata: metadata)
        }
    }

    private func leaveDraft(_ reply: StoredReply) {
        guard let drop = settings.drafts else {
            return finish(reply, "given-up", "there is no place for drafts")
        }
        guard let draft = parts.draft(reply) else {
            return finish(reply, "given-up", "there is no letter to draft")
        }
        do {
            try drop.put(draft, flags: [.draft])
        } catch {
            return fail(reply, SubmissionFailure("\(error)"))
        }
        finish(reply, "drafted", "")
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

    private func finish(_ reply: StoredReply, _ state: String, _ reason: String) {
        access.perform(.writing) {
            try $0.update(
                reply.id, state: state, attempts: reply.attempts, due: reply.due,
                lastError: reason)
        }
        logger.info(
            "reply settled",
            metadata: ["reply": "\(reply.id)", "state": "\(state)", "reason": "\(reason)"])
    }
}
