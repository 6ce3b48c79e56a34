import CEtpan
import MailParsing
import PitchFilter
import RuleLanguage

/// Some rounds over the sample, all steps in each, so that a slow moment of the machine falls on
/// all of them alike.
struct Rounds {
    /// Seconds that a step takes for the whole sample.
    struct Round {
        let mailmime: Double
        let parse: Double
        let judge: Double
        let pipeline: Double
    }

    private let rounds: [Round]
    private let messageCount: Int

    private static let count = 9

    init(sample: Sample, rules: RuleSet) {
        let messages = sample.messages
        let parser = MessageParser()
        let pipeline = FilterPipeline(rules: rules)
        messageCount = messages.count
        rounds = (0...Self.count).map { _ in
            let parsed = messages.map { parser.parse($0) }
            return Round(
                mailmime: seconds { for message in messages { Self.mailmimeParse(message) } },
                parse: seconds { for message in messages { _ = parser.parse(message) } },
                judge: seconds {
                    for message in parsed { _ = pipeline.decide(message, facts: Facts()) }
                },
                pipeline: seconds {
                    for message in messages {
                        _ = pipeline.decide(parser.parse(message), facts: Facts())
                    }
                })
        }.suffix(Self.count)
    }

    /// The median of a step in microseconds a message.
    func microseconds(_ step: KeyPath<Round, Double>) -> Double {
        rounds.map { $0[keyPath: step] }.median / Double(messageCount) * 1e6
    }

    /// The time of the whole pipeline by that of `mailmime_parse` alone; the median of the rounds.
    var ratio: Double {
        rounds.map { $0.pipeline / $0.mailmime }.median
    }

    private static func mailmimeParse(_ message: [UInt8]) {
        message.withUnsafeBytes { octets in
            var position = 0
            var result: UnsafeMutablePointer<mailmime>?
            let text = octets.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard mailmime_parse(text, octets.count, &position, &result) == MAILIMF_NO_ERROR
            else { return }
            mailmime_free(result)
        }
    }
}
