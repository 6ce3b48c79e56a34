package import MailModel
package import RuleLanguage

/// The one way from a parsed message to a decision, shared by everything that judges mail.
package struct FilterPipeline: Sendable {
    package let rules: RuleSet
    /// The day on which rules with an `expires` line are judged; `nil` takes all as in force.
    package var today: CalendarDate?

    package init(rules: RuleSet, today: CalendarDate? = nil) {
        self.rules = rules
        self.today = today
    }

    /// Judges a message by the rules and by what is known of its sender.
    package func decide(_ message: ParsedMessage, facts: Facts) -> Decision {
        let evidence = EvidenceReader(rules: rules).evidence(of: message, facts)
        var evaluator = RuleEvaluator(evidence, rules)
        let hits = evaluator.hits(today: today)
        let score = Score(hits)
        let exemption = exemption(for: evidence)
        let verdict = exemption == nil ? verdict(for: score, evidence) : .keep
        let actions = verdict.occasion.flatMap { rules.policy.actions[$0] } ?? []
        return Decision(
            verdict: verdict, points: score.points, kinds: score.kinds, hits: hits,
            exemption: exemption, actions: actions,
            decidingHits: exemption == nil ? decidingHits(hits, score) : [],
            decisive: verdict == .keep ? [] : Counterfactual(hits, rules.policy.decide).fewest)
    }

    private func exemption(for evidence: Evidence) -> Exemption? {
        if let author = evidence.message.authors.first?.address, rules.identity.owns(author) {
            return .ownMail
        }
        if evidence.facts.isKnownSender { return .knownSender }
        if evidence.facts.houseTookPart { return .houseTookPart }
        if evidence.facts.isIntroduced { return .introduced }
        if evidence.header.isReport { return .report }
        return nil
    }

    private func decidingHits(_ hits: [RuleHit], _ score: Score) -> [String] {
        let thresholds = rules.policy.decide
        let verdict = score.verdict(by: thresholds)
        let counts = Score.kindCounts(hits)
        return hits.compactMap { hit in
            score.without(hit, of: counts).verdict(by: thresholds) == verdict ? nil : hit.rule
        }
    }

    private func verdict(for score: Score, _ evidence: Evidence) -> Verdict {
        switch score.verdict(by: rules.policy.decide) {
        case .pitch where evidence.facts.wasRefusedBefore: .insistence
        case let verdict: verdict
        }
    }
}

/// Points and kinds of a set of hits.
struct Score {
    private(set) var points = Points.zero
    /// Kinds of those hits that speak for a pitch.
    private(set) var kinds: Set<Kind> = []

    init(_ hits: [RuleHit]) {
        for hit in hits where !hit.isTrial {
            points += hit.points
            if hit.points > .zero, !hit.kinds.isSubset(of: kinds) { kinds.formUnion(hit.kinds) }
        }
    }

    /// How many hits speak for a pitch by each kind.
    static func kindCounts(_ hits: [RuleHit]) -> [Kind: Int] {
        var counts: [Kind: Int] = [:]
        for hit in hits where !hit.isTrial && hit.points > .zero {
            for kind in hit.kinds { counts[kind, default: 0] += 1 }
        }
        return counts
    }

    /// The score if one of its hits were missing.
    func without(_ hit: RuleHit, of counts: [Kind: Int]) -> Score {
        guard !hit.isTrial else { return self }
        var rest = self
        rest.points = points - hit.points
        guard hit.points > .zero else { return rest }
        for kind in hit.kinds where counts[kind] == 1 { rest.kinds.remove(kind) }
        return rest
    }

    func verdict(by thresholds: Thresholds) -> Verdict {
        if points >= thresholds.pitchPoints && kinds.count >= thresholds.pitchKinds {
            return .pitch
        }
        return points >= thresholds.doubtPoints ? .doubt : .keep
    }
}
