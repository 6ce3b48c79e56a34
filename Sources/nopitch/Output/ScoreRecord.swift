import FoundationEssentials
import RuleLanguage

/// The score as one JSON object; the names are a contract.
struct ScoreRecord: Encodable {
    let messages: Int
    let precision: Double
    let recall: Double
    let false_alarms: [String]
    let misses: [String]
    let rules: [Rule]

    struct Rule: Encodable {
        let name: String
        let points: Double
        let pitch_hits: Int
        let ham_hits: Int
        let decisive: Int
    }
}

extension ScoreRecord {
    init(_ board: ScoreBoard) {
        self.init(
            messages: board.messages, precision: board.precision, recall: board.recall,
            false_alarms: board.falseAlarms, misses: board.misses,
            rules: board.rules.map {
                Rule(
                    name: $0.name, points: $0.points.value, pitch_hits: $0.pitchHits,
                    ham_hits: $0.hamHits, decisive: $0.decisive)
            })
    }

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}
