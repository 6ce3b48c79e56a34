import Foundation
import Testing

/// The letters that the shipped model and points were made of; how right verdicts are on mail that they
/// have not seen is told by deploy/left-out.
@Suite("The house's own letters, judged by the shipped rules")
struct LettersTests {
    private static let sets = [
        "average", "borders", "business", "daily", "edges", "errands", "everyday", "firms",
        "grey", "halves", "house", "institutions", "letterbox", "mixed", "offers", "office",
        "people", "phone", "plain", "private", "seasons", "short", "situations", "strangers",
        "triplets", "turns", "twins", "usual", "voices", "year",
    ]

    private struct Line: Decodable {
        let subject: String
        let verdict: String
        var isPitch: Bool { verdict == "pitch" || verdict == "insistence" }
    }

    private func judged(_ label: String, in set: String) throws -> [Line] {
        let folder = "letters/\(set)"
        let boxes = ["de", "en", "fr", "it"].map { "\(folder)/\(label)-\($0).mbox" }
        let command = try Command.run(
            ["dry-run", "--contacts", "\(folder)/contacts.txt", "--format", "ndjson"] + boxes)
        try #require(command.status == 0)
        return try command.outputLines.map {
            try JSONDecoder().decode(Line.self, from: Data($0.utf8))
        }
    }

    @Test("What is no pitch is never called one", arguments: sets)
    func spared(set: String) throws {
        let letters = try judged("ham", in: set)
        #expect(letters.count >= 70)
        #expect(letters.filter(\.isPitch).map(\.subject) == [])
    }

    @Test("Of the pitches four in five are found, however well disguised", arguments: sets)
    func found(set: String) throws {
        let letters = try judged("pitch", in: set)
        #expect(letters.count >= 40)
        #expect(letters.count(where: \.isPitch) * 5 >= letters.count * 4)
    }
}
