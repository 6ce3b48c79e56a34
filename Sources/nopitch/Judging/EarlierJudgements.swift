import HouseReply
import PitchFilter
import RuleLanguage

/// What other rules make of the same mailboxes, kept to be compared with.
struct EarlierJudgements {
    private struct Key: Hashable {
        let source: String
        let index: Int
    }

    private var judgements: [Key: EarlierJudgement] = [:]

    mutating func add(_ message: JudgedMessage) {
        judgements[Key(source: message.source, index: message.index)] = EarlierJudgement(message)
    }

    /// What they made of a message; the house's own they keep.
    func judgement(of message: JudgedMessage) -> EarlierJudgement {
        judgements[Key(source: message.source, index: message.index)] ?? EarlierJudgement()
    }
}

/// What other rules made of a message: so much of it as is compared.
struct EarlierJudgement {
    /// Whether it was the house's own for them.
    private(set) var isOwn = false
    private(set) var verdict = Verdict.keep
    private(set) var points = Points.zero
    private(set) var actions: [ActionRequest] = []
    private(set) var folder: String?
    private(set) var wouldReply = false
    private(set) var gate: String?
    /// The rules that hit, with their points.
    private(set) var hits: [String: Points] = [:]

    /// Of a message that was not judged.
    init() {}

    init(_ message: JudgedMessage) {
        let decision = message.decision
        isOwn = message.isOwn
        verdict = decision.verdict
        points = decision.points
        actions = decision.actions
        folder = decision.folder
        wouldReply = message.wouldReply
        gate = message.gate?.name
        hits = Dictionary(
            decision.hits.map { ($0.rule, $0.points) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether something else happens to the message now; points alone make no difference.
    func differs(from message: JudgedMessage) -> Bool {
        verdict != message.decision.verdict || wouldReply != message.wouldReply
            || actions.filter(\.isSeen) != message.decision.actions.filter(\.isSeen)
    }

    /// What each rule adds now, less what it added then, the heaviest first; the differences add up to
    /// that of the points.
    func changes(to message: JudgedMessage) -> [(rule: String, points: Points)] {
        var changes = hits.mapValues { -$0.hundredths }
        for hit in message.decision.hits { changes[hit.rule, default: 0] += hit.points.hundredths }
        return changes.filter { $0.value != 0 }
            .sorted { (-abs($0.value), $0.key) < (-abs($1.value), $1.key) }
            .map { ($0.key, Points(hundredths: $0.value)) }
    }
}

extension ActionRequest {
    /// A wish for a reply is not; the gates decide.
    fileprivate var isSeen: Bool { self != .reply }
}
