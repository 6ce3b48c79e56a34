import HouseReply
import MailModel
import PitchFilter
import RuleLanguage

/// One message as the line of NDJSON that programs read; the names are a contract.
struct MessageRecord {
    private let message: JudgedMessage

    init(_ message: JudgedMessage) {
        self.message = message
    }

    /// One line; what is not there is `null`, so that every key is in every object.
    var value: JSON {
        let decision = message.decision
        return JSON.object([
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
            ("action", .string(decision.actionName)),
            ("folder", JSON(decision.folder)),
            ("reply", reply),
            ("defects", .array(message.defects.map { .string($0.rawValue) })),
        ])
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

extension Decision {
    /// What is done with the message, in one word.
    var actionName: String {
        for action in actions {
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
