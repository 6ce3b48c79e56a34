import RuleLanguage

/// The score as one JSON object; the names are a contract.
struct ScoreRecord {
    private let board: ScoreBoard

    init(_ board: ScoreBoard) {
        self.board = board
    }

    var json: String {
        JSON.object([
            ("messages", .integer(board.messages)),
            ("precision", .number(board.precision)),
            ("recall", .number(board.recall)),
            ("false_alarms", .array(board.falseAlarms.map(JSON.string))),
            ("misses", .array(board.misses.map(JSON.string))),
            ("rules", .array(board.rules.map(rule))),
        ]).text
    }

    private func rule(_ count: ScoreBoard.RuleCount) -> JSON {
        .object([
            ("name", .string(count.name)),
            ("points", .number(count.points.value)),
            ("pitch_hits", .integer(count.pitchHits)),
            ("ham_hits", .integer(count.hamHits)),
            ("decisive", .integer(count.decisive)),
        ])
    }
}
