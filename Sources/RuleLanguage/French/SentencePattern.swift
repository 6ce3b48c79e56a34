/// A sentence with gaps for what is quoted in it.
struct SentencePattern {
    private let pieces: [Substring]

    /// Each `%` is a gap.
    init(_ text: String) {
        pieces = text.split(separator: "%", omittingEmptySubsequences: false)
    }

    /// What stands in the gaps of a sentence; `nil` where it is another sentence.
    func gaps(in sentence: String) -> [String]? {
        guard let first = pieces.first, let last = pieces.last, sentence.hasPrefix(first) else {
            return nil
        }
        guard pieces.count > 1 else { return sentence.count == first.count ? [] : nil }
        var rest = sentence.dropFirst(first.count)
        var gaps: [String] = []
        for piece in pieces.dropFirst().dropLast() {
            guard let place = rest.firstRange(of: piece) else { return nil }
            gaps.append(String(rest[..<place.lowerBound]))
            rest = rest[place.upperBound...]
        }
        guard rest.hasSuffix(last) else { return nil }
        return gaps + [String(rest.dropLast(last.count))]
    }

    /// The sentence with these words in its gaps.
    func filled(with gaps: [String]) -> String {
        var result = String(pieces.first ?? "")
        for (gap, piece) in zip(gaps, pieces.dropFirst()) { result += gap + piece }
        return result
    }
}
