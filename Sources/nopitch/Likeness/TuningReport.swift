import LikenessTraining
import PitchFilter
import RuleLanguage

/// What tuning found, for people.
struct TuningReport {
    let before: PointsTuning.Outcome
    let after: PointsTuning.Outcome
    let changes: [PointsTuning.Change]
    /// The rules that were not to be changed.
    let fixed: [String]
    let wording: CommandWording

    var text: String {
        var lines = [
            line(wording.say("avant", "before"), before),
            line(wording.say("après", "after"), after),
        ]
        lines += differences(
            wording.say("n'est plus une fausse alerte", "no longer a false alarm"),
            before.falseAlarms, after.falseAlarms)
        lines += differences(
            wording.say("nouvelle fausse alerte", "a new false alarm"), after.falseAlarms,
            before.falseAlarms)
        lines += differences(
            wording.say("trouvé maintenant", "now found"), before.misses, after.misses)
        lines += differences(
            wording.say("manqué maintenant", "now missed"), after.misses, before.misses)
        if changes.isEmpty {
            lines.append(
                wording.say("aucun changement n'en vaut la peine", "no change is worth making"))
        }
        let width = changes.map(\.rule.count).max() ?? 0
        lines += changes.map { change in
            "    \(change.rule.padded(to: width))  \(change.before.signed) -> "
                + change.after.signed
        }
        if !fixed.isEmpty {
            lines.append(
                wording.say(
                    "gardent les points que vous leur donnez : ",
                    "these keep the points that you gave them: ")
                    + fixed.joined(separator: ", "))
        }
        return lines.joined(separator: "\n")
    }

    private func line(_ name: String, _ outcome: PointsTuning.Outcome) -> String {
        let recall = (outcome.recall * 100).rounded(to: 1)
        let (alarms, misses) = (outcome.falseAlarms.count, outcome.misses.count)
        return name.padded(to: 6)
            + wording.say(
                "  rappel \(recall) %   fausses alertes \(alarms)   manqués \(misses)",
                "  recall \(recall) %   false alarms \(alarms)   misses \(misses)")
    }

    /// The names in one list that are not in another.
    private func differences(_ title: String, _ names: [String], _ others: [String]) -> [String] {
        let other = Set(others)
        return names.filter { !other.contains($0) }.map {
            "    \(title)" + wording.say(" : ", ": ") + $0
        }
    }
}
