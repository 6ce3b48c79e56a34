import PitchFilter
import RuleLanguage

/// Right and wrong verdicts on labelled mail, and what each rule had to do with them.
struct ScoreBoard {
    struct RuleCount {
        let name: String
        let points: Points
        var pitchHits = 0
        var hamHits = 0
        var decisive = 0
    }

    private let files: LabelledFiles
    private(set) var rules: [RuleCount]
    private var ruleIndex: [String: Int]
    private(set) var hits = 0
    private(set) var hams = 0
    private(set) var pitches = 0
    private(set) var falseAlarms: [String] = []
    private(set) var misses: [String] = []
    /// The labelled files of which something was judged.
    private(set) var seen: Set<String> = []

    init(_ files: LabelledFiles, rules: [Rule]) {
        self.files = files
        self.rules = rules.map { RuleCount(name: $0.name, points: $0.points) }
        ruleIndex = Dictionary(
            rules.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { $1 })
    }

    var messages: Int { hams + pitches }
    /// Of the messages called a pitch, how many were; 1 where none was called one.
    var precision: Double { share(hits, of: hits + falseAlarms.count) }
    /// Of the pitches, how many were called one.
    var recall: Double { share(hits, of: pitches) }

    mutating func add(_ message: JudgedMessage) {
        guard let file = files.name(of: message.source),
            let label = files.labels.labels[file]
        else { return }
        seen.insert(file)
        let verdict = message.decision.verdict
        let isCalled = verdict == .pitch || verdict == .insistence
        switch label {
        case .pitch:
            pitches += 1
            if isCalled { hits += 1 } else { misses.append(file) }
        case .ham:
            hams += 1
            if isCalled { falseAlarms.append(file) }
        }
        count(message.decision, label)
    }

    private mutating func count(_ decision: Decision, _ label: Labels.Label) {
        for hit in decision.hits {
            guard let index = ruleIndex[hit.rule] else { continue }
            switch label {
            case .pitch: rules[index].pitchHits += 1
            case .ham: rules[index].hamHits += 1
            }
        }
        for name in decision.decidingHits {
            if let index = ruleIndex[name] { rules[index].decisive += 1 }
        }
    }

    private func share(_ part: Int, of whole: Int) -> Double {
        whole == 0 ? 1 : Double(part) / Double(whole)
    }
}

extension ScoreBoard {
    /// The figures, the names, the rules: in one language, since scripts read them.
    var table: String {
        var lines = [
            "\(messages) messages: \(pitches) pitches, \(hams) ham",
            "precision \((precision * 100).rounded(to: 1)) %   recall \((recall * 100).rounded(to: 1)) %",
            "false alarms: \(falseAlarms.count)",
        ]
        lines += falseAlarms.map { "    \($0)" }
        lines.append("misses: \(misses.count)")
        lines += misses.map { "    \($0)" }
        lines.append("")
        let width = rules.map(\.name.count).max() ?? 0
        lines.append("rule".padded(to: width) + "  points  pitch   ham  decisive")
        lines += rules.map { rule in
            rule.name.padded(to: width)
                + rule.points.signed.paddedLeft(to: 8)
                + String(rule.pitchHits).paddedLeft(to: 7)
                + String(rule.hamHits).paddedLeft(to: 6)
                + String(rule.decisive).paddedLeft(to: 10)
        }
        return lines.joined(separator: "\n")
    }
}
