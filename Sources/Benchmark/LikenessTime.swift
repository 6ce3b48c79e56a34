import MailParsing
import PitchFilter

/// What the learned evidence costs for a letter of 4 kB: judging with the model, less judging without.
struct LikenessTime {
    /// The median of some rounds.
    let microseconds: Double

    private static let rounds = 15
    private static let messages = 400

    init(_ start: StartTime) {
        let letter = MessageParser().parse(Self.letter)
        let (with, without) = (
            FilterPipeline(rules: start.rules), FilterPipeline(rules: start.rulesAlone)
        )
        func time(_ pipeline: FilterPipeline) -> Double {
            seconds {
                for _ in 0..<Self.messages { _ = pipeline.decide(letter, facts: Facts()) }
            }
        }
        let differences = (0..<Self.rounds).map { _ in time(with) - time(without) }
        microseconds = differences.median / Double(Self.messages) * 1e6
    }

    /// Sentences of a letter, with a word of its own in each.
    private static let letter: [UInt8] = {
        var text = """
            From: Ann <ann@lee.example>
            To: info@eclau.ch
            Subject: Une question
            Content-Type: text/plain; charset=utf-8

            Bonjour,


            """
        let end = text.utf8.count + 4096
        var number = 0
        while text.utf8.count < end {
            number += 1
            let word = String(number, radix: 26).map { $0.isNumber ? "o" : $0 }
            text +=
                "Je me demande si la salle du \(String(word))age est libre le soir, et pour combien "
            text += "de personnes elle est prévue dans votre maison. "
        }
        return Array(text.utf8)
    }()
}
