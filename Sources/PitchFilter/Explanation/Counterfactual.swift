import RuleLanguage

/// What would have had to be different for the message to be delivered.
struct Counterfactual {
    /// The names of the fewest hits without which neither pitch nor doubt would stand.
    let fewest: [String]

    /// Taking away the heaviest hits first needs the fewest of them, since points are a sum and
    /// doubt has no condition on kinds.
    init(_ hits: [RuleHit], _ thresholds: Thresholds) {
        var points = Score(hits).points
        var taken: [String] = []
        let speaking = hits.enumerated().filter { $0.element.points > .zero }
        let heaviestFirst = speaking.sorted {
            ($1.element.points, $0.offset) < ($0.element.points, $1.offset)
        }
        for (_, hit) in heaviestFirst {
            guard points >= thresholds.doubtPoints else { break }
            points = points - hit.points
            taken.append(hit.rule)
        }
        fewest = taken
    }
}
