import HouseReply
import MailModel
import PitchFilter
import RuleLanguage

/// One message as the line of NDJSON that programs read; the names are a contract.
struct MessageRecord {
    private let message: JudgedMessage
    private let before: EarlierJudgement?

    /// With `before` the object tells what other rules made of the message, too.
    init(_ message: JudgedMessage, before: EarlierJudgement? = nil) {
        self.message = message
        self.before = before
    }

    /// One line; what is not there is `null`, so that every key is in every object.
    var value: JSON {
        .object(members + (before.map { [("before", $0.json)] } ?? []))
    }

    private var members: [(String, JSON)] {
        let decision = message.decision
        return [
            ("source", .string(message.source)),
            ("index", .integer(message.index)),
            ("message_id", .string(message.messageID)),
            ("from", .string(message.from)),
            ("subject", .string(message.subject)),
            ("date", JSON(message.date?.timestamp)),
            ("verdict", .string(decision.verdict.rawValue)),
            ("points", .number(decision.points.value)),
            ("kinds", .array(decision.kinds.map(\.rawValue).sorted().map(JSON.string))),
            ("hits", .array(decision.hits.map(hit))),
            ("action", .string(decision.actions.name)),
            ("folder", JSON(decision.folder)),
            ("reply", reply),
            ("defects", .array(message.defects.map { .string($0.rawValue) })),
        ]
    }

    private func hit(_ hit: RuleHit) -> JSON {
        .object([
            ("rule", .string(hit.rule)),
            ("points", .number(hit.points.value)),
            ("kind", .string(hit.kind.rawValue)),
            ("principle", JSON(hit.principle?.rawValue)),
            ("because", .string(hit.because)),
            ("excerpt", .string(excerpt(hit))),
        ])
    }

    /// The sender's words; for what was learnt, those for and against.
    private func excerpt(_ hit: RuleHit) -> String {
        hit.leaning == nil ? hit.excerpt : Wording(.french).witness(of: hit)
    }

    private var reply: JSON {
        .object([("would", .bool(message.wouldReply)), ("gate", JSON(message.gate?.name))])
    }
}

extension EarlierJudgement {
    fileprivate var json: JSON {
        .object([
            ("verdict", .string(verdict.rawValue)),
            ("points", .number(points.value)),
            ("hits", .array(hits.sorted { $0.key < $1.key }.map(Self.hit))),
            ("action", .string(actions.name)),
            ("folder", JSON(folder)),
            ("reply", .object([("would", .bool(wouldReply)), ("gate", JSON(gate))])),
        ])
    }

    private static func hit(_ rule: String, _ points: Points) -> JSON {
        .object([("rule", .string(rule)), ("points", .number(points.value))])
    }
}

extension [ActionRequest] {
    /// What is done with the message, in one word.
    fileprivate var name: String {
        for action in self {
            switch action {
            case .file: return "file"
            case .tag: return "tag"
            case .hold: return "hold"
            case .refuse: return "refuse"
            case .reply, .keep: continue
            }
        }
        return "keep"
    }
}
