import FoundationEssentials
import HouseReply
import MailModel
import PitchFilter
import RuleLanguage

/// One message as the line of NDJSON that programs read; the names are a contract.
struct MessageRecord: Encodable {
    let source: String
    let index: Int
    let message_id: String
    let from: String
    let subject: String
    let date: String?
    let verdict: String
    let points: Double
    let kinds: [String]
    let hits: [Hit]
    let action: String
    let folder: String?
    let reply: Reply
    let defects: [String]

    struct Hit: Encodable {
        let rule: String
        let points: Double
        let kind: String
        let principle: String?
        let because: String
        let excerpt: String
    }

    struct Reply: Encodable {
        let would: Bool
        let gate: String?
    }
}

extension MessageRecord {
    init(_ message: JudgedMessage) {
        let decision = message.decision
        self.init(
            source: message.source, index: message.index, message_id: message.messageID,
            from: message.from, subject: message.subject, date: message.date?.timestamp,
            verdict: decision.verdict.rawValue, points: decision.points.value,
            kinds: decision.kinds.map(\.rawValue).sorted(),
            hits: decision.hits.map(Hit.init), action: decision.actionName,
            folder: decision.folder,
            reply: Reply(would: message.wouldReply, gate: message.gate?.name),
            defects: message.defects.map(\.rawValue))
    }

    /// One line, keys in alphabetical order.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}

extension MessageRecord.Hit {
    init(_ hit: RuleHit) {
        self.init(
            rule: hit.rule, points: hit.points.value, kind: hit.kind.rawValue,
            principle: hit.principle?.rawValue, because: hit.because, excerpt: hit.excerpt)
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
