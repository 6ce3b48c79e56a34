package import PitchFilter
package import RuleLanguage

/// Looks for points that suit one's own mail better: logistic regression over which rules hit
/// says where to look, then as few rules as possible are changed, one at a time.
package struct PointsTuning: Sendable {
    /// A labelled message as the rules saw it.
    package struct Case: Sendable {
        package let name: String
        package let isPitch: Bool
        package let decision: Decision

        package init(name: String, isPitch: Bool, decision: Decision) {
            self.name = name
            self.isPitch = isPitch
            self.decision = decision
        }
    }

    package struct Change: Sendable, Equatable {
        package let rule: String
        package let before: Points
        package let after: Points
    }

    /// How right a set of points is.
    package struct Outcome: Sendable {
        package var falseAlarms: [String] = []
        package var misses: [String] = []
        package var pitches = 0

        package var recall: Double {
            pitches == 0 ? 1 : Double(pitches - misses.count) / Double(pitches)
        }
    }

    private let cases: [Case]
    private let rules: [Rule]
    private let thresholds: Thresholds
    /// Rules that keep their points, by name.
    private let fixed: Set<String>
    /// For each case the numbers of the rules that hit; none where the rules did not decide.
    private let hits: [[Int]]

    /// In hundredths.
    private static let step = 50
    /// By so much a rule's points may change.
    private static let most = 200
    private static let mostChanges = 12
    /// A false alarm is as bad as ten misses.
    private static let alarmWeight = 10.0
    /// What a change has to bring, in misses.
    private static let changeWorth = 0.3

    package init(
        _ cases: [Case], rules: [Rule], thresholds: Thresholds, fixed: Set<String> = []
    ) {
        self.cases = cases
        self.rules = rules
        self.thresholds = thresholds
        self.fixed = fixed
        let numbers = Dictionary(
            rules.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { $1 })
        hits = cases.map { testCase in
            guard testCase.decision.exemption == nil else { return [] }
            return testCase.decision.hits.filter { !$0.isTrial }.compactMap { numbers[$0.rule] }
        }
    }

    /// How right the points are as they stand.
    package var before: Outcome { outcome(current) }

    /// The changes that are worth making, the most useful first; none where all of them together
    /// make no verdict better.
    package func changes() -> [Change] {
        var points = current
        let wished = wishes()
        var order: [Int] = []
        while order.count < Self.mostChanges, let (rule, value) = best(points, wished, order) {
            points[rule] = value
            order.append(rule)
        }
        guard mistakes(outcome(points)) < mistakes(before) else { return [] }
        return order.map { rule in
            Change(
                rule: rules[rule].name, before: rules[rule].points,
                after: Points(hundredths: points[rule]))
        }
    }

    package func outcome(after changes: [Change]) -> Outcome {
        var points = current
        for change in changes {
            guard let rule = rules.firstIndex(where: { $0.name == change.rule }) else { continue }
            points[rule] = change.after.hundredths
        }
        return outcome(points)
    }

    private func mistakes(_ outcome: Outcome) -> Double {
        Double(outcome.misses.count) + Self.alarmWeight * Double(outcome.falseAlarms.count)
    }

    private var current: [Int] { rules.map(\.points.hundredths) }

    /// The change that helps most; `nil` where none is worth it.
    private func best(
        _ points: [Int], _ wished: [Int], _ changed: [Int]
    ) -> (rule: Int, value: Int)? {
        let now = loss(points)
        var best: (loss: Double, rule: Int, value: Int)?
        for rule in rules.indices where canChange(rule) && !changed.contains(rule) {
            for value in Set([wished[rule], points[rule] + Self.step, points[rule] - Self.step])
                .sorted() where value.signum() == points[rule].signum() && value != points[rule]
            {
                var trial = points
                trial[rule] = value
                let loss = loss(trial)
                if loss < (best?.loss ?? now - Self.changeWorth) { best = (loss, rule, value) }
            }
        }
        return best.map { ($0.rule, $0.value) }
    }

    /// A model that was trained on the same mail knows it better than any other: what was learnt
    /// keeps its points.
    private func canChange(_ rule: Int) -> Bool {
        rules[rule].points != .zero && !rules[rule].kinds.contains(.learned)
            && !fixed.contains(rules[rule].name)
    }

    /// Points by logistic regression, on the scale of the present ones, in half points, their signs
    /// kept.
    private func wishes() -> [Int] {
        let samples = zip(cases, hits).filter { !$0.1.isEmpty }.map { testCase, hits in
            LogisticRegression.Sample(
                values: hits.sorted().map { (Int32($0 + 1), 1) }, isPositive: testCase.isPitch)
        }
        let weights = LogisticRegression(cost: 0.5).solve(samples, dimensions: rules.count).weights
        let present = current.reduce(0) { $0 + Double(abs($1)) }
        let found = weights.reduce(0) { $0 + abs($1) }
        guard found > 0 else { return current }
        return zip(current, weights).map { points, weight in
            let wish = Int((weight * present / found / Double(Self.step)).rounded()) * Self.step
            let near = min(max(wish, points - Self.most), points + Self.most)
            return near.signum() == points.signum() ? near : points.signum() * Self.step
        }
    }

    /// Mistakes, and how near to one the other messages are.
    private func loss(_ points: [Int]) -> Double {
        var loss = 0.0
        for index in cases.indices where !hits[index].isEmpty {
            let sum = hits[index].reduce(0) { $0 + points[$1] }
            let distance = Double(sum - thresholds.pitchPoints.hundredths) / 100
            let isCalled = distance >= 0 && hasKinds(cases[index])
            let weight = cases[index].isPitch ? 1 : Self.alarmWeight
            if isCalled != cases[index].isPitch { loss += weight }
            let side = cases[index].isPitch ? distance : -distance
            loss += weight * 0.1 * max(0, 1.5 - side)
        }
        return loss
    }

    /// Signs stay, so the kinds that speak for a pitch do too.
    private func hasKinds(_ testCase: Case) -> Bool {
        testCase.decision.kinds.count >= thresholds.pitchKinds
    }

    private func outcome(_ points: [Int]) -> Outcome {
        var outcome = Outcome()
        for index in cases.indices {
            let sum = hits[index].reduce(0) { $0 + points[$1] }
            let isCalled =
                !hits[index].isEmpty && hasKinds(cases[index])
                && sum >= thresholds.pitchPoints.hundredths
            if cases[index].isPitch {
                outcome.pitches += 1
                if !isCalled { outcome.misses.append(cases[index].name) }
            } else if isCalled {
                outcome.falseAlarms.append(cases[index].name)
            }
        }
        return outcome
    }
}
