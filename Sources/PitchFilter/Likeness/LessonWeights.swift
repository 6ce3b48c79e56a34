/// What the house taught, on top of the model that came with the rules.
///
/// Learnt by logistic regression, a lesson at a time from the oldest, starting from the shipped
/// model; so a lesson that the model knew already changes nothing. The same lessons in the same
/// order give the same weights.
package struct LessonWeights: Sendable {
    private let weights: [UInt32: Float]

    private static let rounds = 3
    private static let rate: Float = 1.5
    /// In logits: the most that all lessons together can shift a message.
    package static let most: Float = 2.5

    package init(_ lessons: [Lesson], over model: LikenessModel) {
        var weights: [UInt32: Float] = [:]
        let scale = LikenessScale(model)
        let known = lessons.map { Float(scale.logit(of: $0.features)) }
        for _ in 0..<Self.rounds {
            for (lesson, prior) in zip(lessons, known) {
                let shift = Self.shift(of: lesson.features, weights)
                let odds = LikenessScale.probability(Double(prior + shift))
                let error = (lesson.isPitch ? 1 : 0) - Float(odds)
                for (bucket, value) in lesson.features.values {
                    weights[bucket, default: 0] += Self.rate * error * value
                }
            }
        }
        self.weights = weights
    }

    /// In logits, for a message with these features.
    func shift(of features: LikenessFeatures) -> Float {
        min(max(Self.shift(of: features, weights), -Self.most), Self.most)
    }

    private static func shift(
        of features: LikenessFeatures, _ weights: [UInt32: Float]
    ) -> Float {
        features.values.reduce(0) { $0 + (weights[$1.bucket] ?? 0) * $1.value }
    }
}

/// A message that the manager called a pitch, or none.
package struct Lesson: Sendable, Equatable {
    package let features: LikenessFeatures
    package let isPitch: Bool

    package init(features: LikenessFeatures, isPitch: Bool) {
        self.features = features
        self.isPitch = isPitch
    }
}
