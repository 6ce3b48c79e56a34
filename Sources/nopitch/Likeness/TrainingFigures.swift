import LikenessTraining

/// How well models told pitches from other mail that they had not seen.
struct TrainingFigures {
    private let groups: [(name: String, ranking: Ranking)]

    /// `logits` as cross-validation gave them, one an example.
    init(_ examples: [Example], logits: [Double]) {
        let pairs = Array(zip(examples, logits))
        func ranking(where belongs: (Example) -> Bool) -> Ranking {
            Ranking(pairs.filter { belongs($0.0) }.map { ($0.1, $0.0.isPitch) })
        }
        var groups = [("all", ranking { _ in true })]
        for language in Set(examples.map(\.language)).sorted() where !language.isEmpty {
            groups.append((language, ranking { $0.language == language }))
        }
        let folders = Set(examples.map(\.folder)).sorted()
        if folders.count > 1 {
            for folder in folders {
                groups.append(("folder \(folder + 1)", ranking { $0.folder == folder }))
            }
        }
        self.groups = groups
    }

    /// For people.
    var table: String {
        let head = "unseen mail   pitches  others     AUC   recall at 0, 1, 3 false alarms"
        return ([head] + groups.map(line)).joined(separator: "\n")
    }

    /// A line, as the model file keeps it.
    var note: String {
        groups.map { name, ranking in
            "\(name): \(ranking.pitchCount)+\(ranking.otherCount), "
                + "AUC \(ranking.areaUnderCurve.rounded(to: 3))"
        }.joined(separator: "; ")
    }

    private func line(_ name: String, _ ranking: Ranking) -> String {
        let recalls = [0, 1, 3].map { count in
            "\((ranking.recall(atFalseAlarms: count) * 100).rounded(to: 1)) %".paddedLeft(to: 9)
        }
        return name.padded(to: 12) + String(ranking.pitchCount).paddedLeft(to: 9)
            + String(ranking.otherCount).paddedLeft(to: 8)
            + ranking.areaUnderCurve.rounded(to: 3).paddedLeft(to: 8) + recalls.joined()
    }
}
