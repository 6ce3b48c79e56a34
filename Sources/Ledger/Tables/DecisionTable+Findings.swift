import MailModel
import PitchFilter

extension DecisionTable {
    /// Who wrote the letters with these Message-IDs.
    func authors(of identifiers: [String]) throws -> [String: EmailAddress?] {
        guard !identifiers.isEmpty else { return [:] }
        let rows = try session.rows(
            """
            SELECT messageID, min(address) FROM decision
            WHERE messageID IN (\(marks(identifiers.count))) GROUP BY messageID
            """, identifiers)
        return Dictionary(
            rows.map { ($0.string(0), EmailAddress($0.string(1))) }, uniquingKeysWith: { $1 })
    }
}

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
