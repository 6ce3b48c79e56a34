import LikenessTraining

/// How well models told pitches from other mail that they had not seen.
struct TrainingFigures {
    private let groups: [(name: String, ranking: Ranking)]

    /// `values` are calibrated, by models that had not seen their examples; one an example.
    init(_ examples: [Example], values: [Double]) {
        let pairs = Array(zip(examples, values))
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
        return ([head] + groups.map(line) + calibration).joined(separator: "\n")
    }

    /// How many of the messages of about one value were pitches.
    private var calibration: [String] {
        guard let all = groups.first?.ranking else { return [] }
        return ["", "likeness        messages  of these pitches"]
            + stride(from: 0.0, to: 1.0, by: 0.2).map { low in
                let (count, share) = all.share(in: low..<low + (low > 0.75 ? 0.21 : 0.2))
                let name = "\(low.rounded(to: 1)) to \((low + 0.2).rounded(to: 1))"
                return name.padded(to: 12) + String(count).paddedLeft(to: 12)
                    + "\((share * 100).rounded(to: 0)) %".paddedLeft(to: 18)
            }
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
