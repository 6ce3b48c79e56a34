import PitchFilter
import RuleLanguage

/// What the report counts over all messages.
struct ReportFigures {
    private(set) var verdicts: [Verdict: Int] = [:]
    private var answered = ReplyCount()
    /// How many messages, not delivered, missed each principle.
    private(set) var principles: [Principle: Int] = [:]
    /// Rules that hit something, those that moved the most points first.
    private(set) var rules: [RuleWork] = []
    /// Rules that are in force and hit nothing.
    private(set) var idleRules: [Rule] = []

    /// What one rule did.
    struct RuleWork {
        let rule: Rule
        /// Messages it hit, whatever became of them.
        var messages = 0
        /// Of these, how many were not simply delivered.
        var caught = 0
        /// What it added to those messages, all in all.
        var points = Points.zero
    }

    init(_ messages: [JudgedMessage], rules: RuleSet) {
        var work: [String: RuleWork] = [:]
        for message in messages {
            let decision = message.decision
            verdicts[decision.verdict, default: 0] += 1
            answered.add(message.wouldReply, to: message.organisation)
            if decision.verdict != .keep { count(principlesMissedIn: decision) }
            guard decision.exemption == nil else { continue }
            for hit in decision.hits {
                work[hit.rule, default: RuleWork(hit, rules)].add(hit, decision.verdict)
            }
        }
        self.rules = work.values.sorted {
            let (one, other) = ($0.points.hundredths.magnitude, $1.points.hundredths.magnitude)
            return (other, $1.messages, $0.rule.name) < (one, $0.messages, $1.rule.name)
        }
        idleRules = rules.policy.rules.filter { !$0.isOff && work[$0.name] == nil }
    }

    var replies: Int { answered.count }

    func count(_ verdict: Verdict) -> Int { verdicts[verdict] ?? 0 }

    /// Pitches with those who insist.
    var pitches: Int { count(.pitch) + count(.insistence) }

    private mutating func count(principlesMissedIn decision: Decision) {
        let missed = decision.hits.filter { $0.points > .zero }.compactMap(\.principle)
        for principle in Set(missed) { principles[principle, default: 0] += 1 }
    }
}

extension ReportFigures.RuleWork {
    init(_ hit: RuleHit, _ rules: RuleSet) {
        rule =
            rules.policy.rules.first { $0.name == hit.rule }
            ?? Rule(
                name: hit.rule, points: hit.points, isTrial: hit.isTrial, because: hit.because,
                kinds: hit.kinds, condition: .all([]), place: SourcePlace())
    }

    mutating func add(_ hit: RuleHit, _ verdict: Verdict) {
        messages += 1
        if verdict != .keep { caught += 1 }
        points += hit.points
    }
}

extension Rule {
    /// The reason in a language; in the manager's own words where there is no other.
    func because(in language: Tongue) -> String {
        language == .english ? becauseEnglish ?? because : because
    }
}
