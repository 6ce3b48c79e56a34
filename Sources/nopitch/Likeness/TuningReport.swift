import LikenessTraining
import RuleLanguage

/// What tuning found, for people and as lines of a rule file.
struct TuningReport {
    let before: PointsTuning.Outcome
    let after: PointsTuning.Outcome
    let changes: [PointsTuning.Change]

    var text: String {
        var lines = [line("before", before), line("after", after)]
        lines += differences("no longer a false alarm", before.falseAlarms, after.falseAlarms)
        lines += differences("a new false alarm", after.falseAlarms, before.falseAlarms)
        lines += differences("now found", before.misses, after.misses)
        lines += differences("now missed", after.misses, before.misses)
        if changes.isEmpty { lines.append("no change is worth making") }
        let width = changes.map(\.rule.count).max() ?? 0
        lines += changes.map { change in
            "    \(change.rule.padded(to: width))  \(change.before.signed) -> "
                + change.after.signed
        }
        return lines.joined(separator: "\n")
    }

    /// Lines that a rule file may include.
    var rules: String {
        let head =
            "# Points proposed by 'nopitch tune' from labelled mail: what was stands behind.\n"
        return head
            + changes.map { "points \($0.rule) \($0.after.signed)  # \($0.before.signed)\n" }
            .joined()
    }

    private func line(_ name: String, _ outcome: PointsTuning.Outcome) -> String {
        "\(name.padded(to: 6))  recall \((outcome.recall * 100).rounded(to: 1)) %   "
            + "false alarms \(outcome.falseAlarms.count)   misses \(outcome.misses.count)"
    }

    /// The names in one list that are not in another.
    private func differences(_ title: String, _ names: [String], _ others: [String]) -> [String] {
        let other = Set(others)
        return names.filter { !other.contains($0) }.map { "    \(title): \($0)" }
    }
}
