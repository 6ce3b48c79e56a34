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
        let speaking = hits.indices.filter { hits[$0].points > .zero }
        let heaviestFirst = speaking.sorted { (hits[$1].points, $0) < (hits[$0].points, $1) }
        for index in heaviestFirst {
            guard points >= thresholds.doubtPoints else { break }
            points = points - hits[index].points
            taken.append(hits[index].rule)
        }
        fewest = taken
    }
}
