/// Finds the word that was probably meant.
enum Suggestion {
    /// Longer words are no slip of the finger.
    private static let longest = 40

    /// The nearest of the words that would be right here: its French or everyday name, or the
    /// same but for a letter or two.
    static func nearest(to word: String, among right: some Sequence<String>) -> String? {
        guard word.utf8.count <= longest else { return nil }
        let plain = word.plain
        let known = EverydayWords.meant(by: plain)
        if !known.isEmpty {
            let allowed = Set(right)
            if let match = known.first(where: allowed.contains) { return match }
        }
        return nearestSpelling(to: Array(plain.utf8), among: right)
    }

    private static func nearestSpelling(
        to word: [UInt8],
        among right: some Sequence<String>
    ) -> String? {
        var best: String?
        var bestDistance = max(1, min(3, word.count / 3)) + 1
        for candidate in right where candidate.utf8.count <= longest {
            let letters = Array(candidate.utf8)
            guard abs(letters.count - word.count) < bestDistance else { continue }
            let distance = distance(word, letters)
            // A word of which nothing is left is no near one.
            if distance < bestDistance, distance < letters.count {
                best = candidate
                bestDistance = distance
            }
        }
        return best
    }

    /// Damerau-Levenshtein distance (optimal string alignment): letters added, left out, changed
    /// or swapped with their neighbour.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            row.reserveCapacity(right.count + 1)
            for j in right.indices {
                let same = left[i] == right[j]
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (same ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
        }
        return last[right.count]
    }
}
