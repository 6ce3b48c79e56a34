import Glibc

/// How much a message reads like the pitches seen so far, and which of its words say so.
struct Likeness {
    /// From 0 to 1: of messages near 0.8, about eight in ten were pitches.
    let value: Double
    let features: LikenessFeatures
}

/// The words that spoke most for and against a pitch, in the sender's spelling.
package struct Leaning: Sendable, Equatable {
    package var speakingFor: [String] = []
    package var speakingAgainst: [String] = []

    package var isEmpty: Bool { speakingFor.isEmpty && speakingAgainst.isEmpty }
}

/// What likeness is measured by: the model that came with the rules, and what the house taught.
package struct LikenessScale: Sendable {
    package let model: LikenessModel
    private let lessons: LessonWeights?

    package init(_ model: LikenessModel, lessons: LessonWeights? = nil) {
        self.model = model
        self.lessons = lessons
    }

    /// Predicts from features.
    package func value(of features: LikenessFeatures) -> Double {
        Self.probability(logit(of: features))
    }

    /// The logarithm of the odds of being a pitch.
    package func logit(of features: LikenessFeatures) -> Double {
        let sum = model.withWeights { weights in
            var (text, form) = (Float(0), Float(0))
            for bucket in features.text { text += weights[bucket] }
            for bucket in features.form { form += weights[bucket] }
            return text * features.textValue + form * LikenessFeatures.formValue + model.bias
        }
        let taught = lessons?.shift(of: features) ?? 0
        return Double(model.slope * sum + model.intercept + taught)
    }

    /// The value with what it rests on.
    func likeness(of features: LikenessFeatures) -> Likeness {
        Likeness(value: value(of: features), features: features)
    }

    private static let shown = 3

    /// The words that spoke most for and against.
    func leaning(of features: LikenessFeatures, in index: TextIndex) -> Leaning {
        var (most, least): ([Heaviest.Entry], [Heaviest.Entry]) = ([], [])
        model.withWeights { weights in
            var (up, down) = (Heaviest(), Heaviest())
            for (number, bucket) in features.text.enumerated() {
                let found = weights[bucket]
                if found > up.least { up.insert(found, number) }
                if -found > down.least { down.insert(-found, number) }
            }
            (most, least) = (up.entries, down.entries)
        }
        return Leaning(
            speakingFor: words(most, features, index),
            speakingAgainst: words(least, features, index))
    }

    /// Whether words mean something by themselves: articles, pronouns and figures do not.
    private func says(_ place: Range<Int32>, _ index: TextIndex) -> Bool {
        place.contains { number in
            let word = index.words[Int(number)]
            return !word.isNumber && word.end - word.start > 5
        }
    }

    /// The heaviest that do not overlap, in the order of the letter.
    private func words(
        _ entries: [Heaviest.Entry], _ features: LikenessFeatures, _ index: TextIndex
    ) -> [String] {
        var places: [Range<Int32>] = []
        for entry in entries where places.count < Self.shown {
            let place = features.places[entry.number]
            let isNew = !places.contains { $0.overlaps(place) }
            if isNew, says(place, index) { places.append(place) }
        }
        return places.sorted { $0.lowerBound < $1.lowerBound }.compactMap { place in
            let words = Int(place.lowerBound)..<Int(place.upperBound)
            let value = index.values.firstIndex { $0.words.contains(words.lowerBound) }
            return value.map { Excerpt.text(index.original(words, in: $0)) }
        }
    }

    package static func probability(_ logit: Double) -> Double {
        1 / (1 + exp(-logit))
    }
}

/// The few heaviest of many numbers.
private struct Heaviest {
    struct Entry {
        let weight: Float
        let number: Int
    }

    private(set) var entries: [Entry] = []
    private static let capacity = 16
    /// What a number has to surpass.
    private(set) var least: Float = 0.1

    mutating func insert(_ weight: Float, _ number: Int) {
        let place = entries.firstIndex { $0.weight < weight } ?? entries.count
        entries.insert(Entry(weight: weight, number: number), at: place)
        if entries.count > Self.capacity { entries.removeLast() }
        if entries.count == Self.capacity, let last = entries.last { least = last.weight }
    }
}
