import Foundation
package import PitchFilter

/// Learns the weights of likeness from labelled mail.
package struct ModelTraining: Sendable {
    private let examples: [Example]
    private let cost: Double

    /// A bucket that fewer messages hold says more of them than of pitches.
    private static let fewestMessages = 2
    private static let foldCount = 5

    package init(_ examples: [Example], cost: Double = 8) {
        self.examples = examples
        self.cost = cost
    }

    /// Logits of each example by a model that never saw its folder, or, where there are fewer than
    /// three folders, nothing of its organisation.
    package var crossValidated: [Double] {
        var logits = Array(repeating: 0.0, count: examples.count)
        let folds = folds
        for fold in Set(folds).sorted() {
            let seen = examples.indices.filter { folds[$0] != fold }.map { examples[$0] }
            let weights = Weights(seen, cost: cost, fewest: Self.fewestMessages)
            for index in examples.indices where folds[index] == fold {
                logits[index] = weights.logit(of: examples[index].features)
            }
        }
        return logits
    }

    private var folds: [Int] {
        if Set(examples.map(\.folder)).count >= 3 { return examples.map(\.folder) }
        return examples.map { Self.fold(of: $0.organisation) }
    }

    private static func fold(of organisation: String) -> Int {
        let hash = organisation.utf8.reduce(UInt32(2_166_136_261)) {
            ($0 ^ UInt32($1)) &* 16_777_619
        }
        return Int(hash >> 8) % foldCount
    }

    /// The model of all examples, calibrated by what models said of mail that they had not seen.
    package func parts(crossValidated logits: [Double]) -> LikenessModel.Parts {
        let weights = Weights(examples, cost: cost, fewest: Self.fewestMessages)
        let samples = zip(logits, examples).map { logit, example in
            LogisticRegression.Sample(values: [(1, logit)], isPositive: example.isPitch)
        }
        let line = LogisticRegression(cost: 100).solve(samples, dimensions: 1)
        return LikenessModel.Parts(
            weights: weights.byBucket, bias: Float(weights.bias), slope: Float(line.weights[0]),
            intercept: Float(line.bias), trainedDay: 0, note: "")
    }
}

/// A weight for each bucket that occurs often enough.
private struct Weights {
    private(set) var byBucket = [Float](repeating: 0, count: FeatureSpace.buckets)
    private(set) var bias = 0.0

    init(_ examples: [Example], cost: Double, fewest: Int) {
        var counts = [Int32](repeating: 0, count: FeatureSpace.buckets)
        for example in examples {
            for bucket in Set(example.features.values.map(\.bucket)) { counts[Int(bucket)] += 1 }
        }
        let used = counts.indices.filter { counts[$0] >= fewest }
        var dense = [Int32](repeating: 0, count: FeatureSpace.buckets)
        for (number, bucket) in used.enumerated() { dense[bucket] = Int32(number + 1) }
        let rarities = used.map { Self.rarity(counts[$0], of: examples.count) }
        let samples = examples.map { example in
            LogisticRegression.Sample(
                values: Self.values(example.features, dense).map { value in
                    (value.index, value.value * rarities[Int(value.index) - 1])
                }, isPositive: example.isPitch)
        }
        let solution = LogisticRegression(cost: cost).solve(samples, dimensions: used.count)
        bias = solution.bias
        for (number, bucket) in used.enumerated() {
            byBucket[bucket] = Float(solution.weights[number] * rarities[number])
        }
    }

    /// Inverse document frequency: what few letters say may weigh more than what all say.
    private static func rarity(_ count: Int32, of messages: Int) -> Double {
        log(Double(1 + messages) / Double(1 + count)) + 1
    }

    private static func values(
        _ features: LikenessFeatures, _ dense: [Int32]
    ) -> [(index: Int32, value: Double)] {
        var sums: [Int32: Double] = [:]
        for (bucket, value) in features.values where dense[Int(bucket)] > 0 {
            sums[dense[Int(bucket)], default: 0] += Double(value)
        }
        return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    func logit(of features: LikenessFeatures) -> Double {
        features.values.reduce(bias) { $0 + Double(byBucket[Int($1.bucket)] * $1.value) }
    }
}
