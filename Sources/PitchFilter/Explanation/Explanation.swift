package import RuleLanguage

/// Why a message was judged as it was, in words for the manager, from the decision itself.
///
/// The points printed are those that decided, so they add up.
package struct Explanation: Sendable {
    /// The verdict with its points: "Démarchage : 7.5 points (seuil 6), 3 sortes d'indices …".
    package let headline: String
    /// What else bears on the verdict: "4e message depuis le 3 février 2026".
    package let remarks: [String]
    /// A line for each hit, heaviest first.
    package let lines: [Line]
    /// What would have had to be different; `nil` where the message is delivered anyway.
    package let counterfactual: String?

    package struct Line: Sendable {
        package let hit: RuleHit
        /// `+2.5`, or the word for "trial" where the rule only tries.
        package let points: String
        package let because: String
        /// The sender's words in quotation marks, of what was learnt those for and against; empty
        /// where there are none.
        package let quotation: String
    }

    package init(_ decision: Decision, thresholds: Thresholds, language: Tongue) {
        let wording = Wording(language)
        headline = wording.headline(decision, thresholds)
        remarks = wording.remarks(decision)
        lines = decision.hits.sorted { Self.weighsMore($0, $1) }.map { hit in
            Line(
                hit: hit, points: hit.isTrial ? wording.trial : hit.points.signed,
                because: hit.because(in: language),
                quotation: wording.witness(of: hit))
        }
        counterfactual = wording.counterfactual(decision, language)
    }

    private static func weighsMore(_ one: RuleHit, _ other: RuleHit) -> Bool {
        one.points == other.points ? one.rule < other.rule : one.points > other.points
    }

    /// The whole explanation as lines of plain text, the sum last.
    package func text(sum: Points, language: Tongue) -> String {
        var text = [headline] + remarks
        let width = lines.map(\.points.count).max() ?? 0
        for line in lines {
            let padding = String(repeating: " ", count: width - line.points.count)
            let quotation = line.quotation.isEmpty ? "" : " " + line.quotation
            text.append(
                "  \(padding)\(line.points)  \(line.because)\(quotation)  [\(line.hit.rule)]")
        }
        if !lines.isEmpty { text.append("  = \(sum)  " + Wording(language).inAll(sum)) }
        if let counterfactual { text.append(counterfactual) }
        return text.joined(separator: "\n")
    }
}

/// The languages in which nopitch speaks to the house.
package enum Tongue: String, CaseIterable, Sendable {
    case french = "fr"
    case english = "en"

    /// The ending of most plurals; in French they begin with two.
    package func s(_ count: Int) -> String {
        (self == .french ? count < 2 : count == 1) ? "" : "s"
    }
}
