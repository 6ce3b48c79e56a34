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
        let strict = exemption == nil ? verdict(for: score, evidence) : .keep
        let leniency = leniency(for: strict, evidence)
        let verdict = leniency == nil ? strict : .doubt
        let actions = verdict.occasion.flatMap { rules.policy.actions[$0] } ?? []
        return Decision(
            verdict: verdict, points: score.points, kinds: score.kinds, hits: hits,
            exemption: exemption, leniency: leniency, sequel: Sequel(evidence.facts),
            features: evidence.likeness?.features,
            actions: actions,
            decidingHits: exemption == nil ? decidingHits(hits, score) : [],
            decisive: verdict == .keep ? [] : Counterfactual(hits, rules.policy.decide).fewest)
    }

    private func exemption(for evidence: Evidence) -> Exemption? {
        if let author = evidence.message.authors.first?.address, rules.identity.owns(author),
            rules.authentication(of: evidence.message) != .fail
        {
            return .ownMail
        }
        if evidence.facts.isKnownSender { return .knownSender }
        if evidence.facts.houseTookPart { return .houseTookPart }
        if evidence.facts.isIntroduced { return .introduced }
        if evidence.header.isReport { return .report }
        if evidence.facts.bearsWord, evidence.house.factWeight > 0 { return .secondChance }
        return nil
    }

    /// Whoever names somebody is not filed away unread, whoever was told no is; but for a letter that
    /// bears the word of the reply.
    private func leniency(for verdict: Verdict, _ evidence: Evidence) -> Leniency? {
        if evidence.facts.bearsWord, verdict == .pitch || verdict == .insistence {
            return .secondChance
        }
        guard verdict == .pitch, !evidence.header.isBulk, evidence.holds(.claimsIntroduction)
        else { return nil }
        let sentence = evidence.witness(of: .claimsIntroduction)
        let isNamed = evidence.facts.quotesKnownPerson || NamedPerson.isNamed(in: sentence ?? [])
        return isNamed ? .claimedIntroduction : nil
    }

    private func decidingHits(_ hits: [RuleHit], _ score: Score) -> [String] {
        let thresholds = rules.policy.decide
        let verdict = score.verdict(by: thresholds)
        return hits.indices.compactMap { index in
            score.without(hits[index]).verdict(by: thresholds) == verdict ? nil : hits[index].rule
        }
    }

    private func verdict(for score: Score, _ evidence: Evidence) -> Verdict {
        switch score.verdict(by: rules.policy.decide) {
        case .pitch where evidence.facts.wasRefusedBefore: .insistence
        case let verdict: verdict
        }
    }
}
