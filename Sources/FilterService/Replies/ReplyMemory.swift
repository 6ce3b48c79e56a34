import HouseReply
import Ledger
import MailModel
import PitchFilter

/// Asks the ledger what the gates want to know.
struct ReplyMemory {
    let access: LedgerAccess
    let policy: ReplyPolicy

    /// The states in which a reply exists, or existed: refused and cancelled ones do not count.
    private static let existing = ["waiting", "sending", "handing", "sent", "rehearsed", "drafted"]
    /// Those in which it went out, as far as is known.
    private static let gone = ["handing", "sent"]

    /// `own` is a reply that does not count against itself.
    func facts(_ letter: JudgedLetter, reversePath: String?, except own: String?) -> ReplyFacts {
        var facts = ReplyFacts()
        facts.houseTookPart = letter.decision.exemption == .houseTookPart
        let found: Void? = access.perform(.reading) { ledger in
            try gather(letter, reversePath.flatMap { EmailAddress($0) }, own, ledger, &facts)
        }
        facts.hasMemory = found != nil
        return facts
    }

    private func gather(
        _ letter: JudgedLetter, _ path: EmailAddress?, _ own: String?, _ ledger: any Ledger,
        _ facts: inout ReplyFacts
    ) throws {
        let now = access.clock()
        let findings = try ledger.findings(for: letter.inquiry, at: now)
        facts.houseWroteBefore = findings.houseWroteBefore || findings.isAuthorKnown
        if findings.parents.contains(where: \.isFromHouse) { facts.houseTookPart = true }
        facts.repliesThisHour = try ledger.replyCount(
            since: now - 3600, organisation: nil, states: Self.gone)
        facts.repliesToday = try ledger.replyCount(
            since: now - 86_400, organisation: nil, states: Self.gone)
        facts.isBreakerOpen =
            try ledger.bounceCount(since: now - ReplySettings.breakerDays * 86_400)
            >= ReplySettings.breaker
        guard let path else { return }
        let mine = own == nil ? 0 : 1
        let organisation = Domains.organisation(of: path)
        func answered(_ days: Int) throws -> Bool {
            try ledger.replyCount(
                since: now - Int64(days) * 86_400, organisation: organisation,
                states: Self.existing) > mine
        }
        facts.wasAnswered = try answered(policy.organisationDays)
        if !facts.wasAnswered, try answered(policy.addressDays) {
            let since = now - Int64(policy.addressDays) * 86_400
            facts.wasAnswered = try ledger.replies(since: since, state: nil, limit: 2000)
                .contains { reply in
                    reply.address == path.normalized && reply.id != own
                        && Self.existing.contains(reply.state)
                }
        }
        facts.hasBounced = try ledger.hasBounced(path.normalized)
    }
}
