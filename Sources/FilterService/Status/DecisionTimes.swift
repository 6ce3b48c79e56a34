/// How long decisions took, by classes: enough to tell medians and outliers, whatever their number.
package struct DecisionTimes: Sendable, Equatable, Codable {
    /// The classes' upper bounds in microseconds; one more class is above them all.
    package static let bounds = [
        100, 200, 300, 500, 700, 1_000, 1_500, 2_000, 3_000, 5_000, 7_000, 10_000, 20_000, 50_000,
        100_000, 500_000, 1_000_000, 5_000_000,
    ]

    /// How many decisions fell into each class.
    package private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
    /// All of them together.
    package private(set) var microseconds = 0

    package init() {}

    package var total: Int { counts.reduce(0, +) }

    package mutating func add(_ duration: Duration) {
        let taken = max(0, Int(duration / .microseconds(1)))
        counts[Self.bounds.firstIndex { taken <= $0 } ?? Self.bounds.count] += 1
        microseconds += taken
    }

    /// The bound in microseconds below which this share of the decisions lay; `nil` where there
    /// were none, or where the bound is above all classes.
    package func quantile(_ share: Double) -> Int? {
        let wanted = Double(total) * share
        var seen = 0
        for (bound, count) in zip(Self.bounds, counts) {
            seen += count
            if seen > 0, Double(seen) >= wanted { return bound }
        }
        return nil
    }
}
