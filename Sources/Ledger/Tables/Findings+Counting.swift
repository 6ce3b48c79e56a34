import PitchFilter

extension Findings {
    /// Counts letters, and how many of them came since the house wrote.
    ///
    /// A letter that was handed over twice, under two ids, is one.
    mutating func count(_ letters: [DatedLetter], since answer: Int64?, at now: Int64) {
        func count(_ letters: [DatedLetter]) -> Int { Set(letters.map(\.letter)).count }
        firstSeconds = letters.map(\.seconds).min()
        daysSinceLast = letters.map(\.seconds).max().map { Int((now - $0) / 86400) }
        attempts = count(letters)
        unanswered =
            answer.map { answer in count(letters.filter { $0.seconds > answer }) } ?? attempts
    }
}
