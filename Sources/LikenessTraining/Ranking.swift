/// How well some values tell pitches from other mail, whatever the threshold.
package struct Ranking: Sendable {
    private let pitches: [Double]
    /// Highest first.
    private let others: [Double]

    package init(_ values: [(value: Double, isPitch: Bool)]) {
        pitches = values.filter(\.isPitch).map(\.value)
        others = values.filter { !$0.isPitch }.map(\.value).sorted(by: >)
    }

    package var pitchCount: Int { pitches.count }
    package var otherCount: Int { others.count }

    /// Of the messages with values in a range, how many there are, and the share of pitches.
    package func share(in range: Range<Double>) -> (count: Int, share: Double) {
        let found = pitches.count { range.contains($0) }
        let count = found + others.count { range.contains($0) }
        return (count, count == 0 ? 0 : Double(found) / Double(count))
    }

    /// The share of pairs of a pitch and another message in which the pitch has the higher value.
    package var areaUnderCurve: Double {
        guard !pitches.isEmpty, !others.isEmpty else { return 0.5 }
        let ascending = Array(others.reversed())
        let won = pitches.reduce(0.0) { sum, pitch in
            let below = ascending.partition(by: pitch, orEqual: false)
            let upTo = ascending.partition(by: pitch, orEqual: true)
            return sum + Double(below) + Double(upTo - below) / 2
        }
        return won / Double(pitches.count * others.count)
    }

    /// The share of pitches found at the threshold that lets so many others be taken for one.
    package func recall(atFalseAlarms count: Int) -> Double {
        guard !pitches.isEmpty else { return 0 }
        guard others.count > count else { return 1 }
        return Double(pitches.count { $0 > others[count] }) / Double(pitches.count)
    }
}

extension [Double] {
    /// How many are below a value, or up to it; the array ascends.
    fileprivate func partition(by value: Double, orEqual: Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value || (orEqual && self[middle] == value) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
