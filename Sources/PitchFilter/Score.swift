import RuleLanguage

/// Points and kinds of a set of hits.
struct Score {
    private(set) var points = Points.zero
    /// Kinds of those hits that speak for a pitch.
    private var speaking = KindSet()
    /// The kinds for which more than one of them speaks.
    private var repeated = KindSet()

    init(_ hits: [RuleHit]) {
        for index in hits.indices where !hits[index].isTrial {
            points += hits[index].points
            guard hits[index].points > .zero else { continue }
            let kinds = KindSet(hits[index].kinds)
            repeated.formUnion(speaking.intersection(kinds))
            speaking.formUnion(kinds)
        }
    }

    var kinds: Set<Kind> { Set(Kind.allCases.filter { speaking.contains(KindSet([$0])) }) }

    /// The score if one of its hits were missing.
    func without(_ hit: RuleHit) -> Score {
        guard !hit.isTrial else { return self }
        var rest = self
        rest.points = points - hit.points
        if hit.points > .zero {
            rest.speaking.subtract(KindSet(hit.kinds).subtracting(repeated))
        }
        return rest
    }

    func verdict(by thresholds: Thresholds) -> Verdict {
        if points >= thresholds.pitchPoints && speaking.count >= thresholds.pitchKinds {
            return .pitch
        }
        return points >= thresholds.doubtPoints ? .doubt : .keep
    }
}

/// Kinds as bits, which cost less than a set.
private struct KindSet: OptionSet {
    let rawValue: UInt8

    var count: Int { rawValue.nonzeroBitCount }

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ kinds: some Sequence<Kind>) {
        rawValue = kinds.reduce(0) { bits, kind in
            switch kind {
            case .content: bits | 1
            case .structure: bits | 2
            case .history: bits | 4
            case .sender: bits | 8
            case .learned: bits | 16
            }
        }
    }
}
