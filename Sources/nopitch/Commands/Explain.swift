import ArgumentParser
import HouseReply
import MailParsing
import Mailboxes
import PitchFilter
import RuleLanguage

/// `nopitch explain`: why one message is judged as it is.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells why a message is judged as it is.",
        discussion: """
            Prints each reason with its points and the words in the mail that caused it; the \
            points add up to the sum. What the message's history would add is not known here. Of a \
            mailbox with more messages than one, 'nopitch dry-run' tells.
            """
    )

    @OptionGroup var options: RuleOptions
    @OptionGroup var taught: TaughtOption

    @Option(help: "The language of the explanation: fr or en.")
    var language: Tongue = .preferred

    @Argument(help: "A file or mailbox with one message, or - for standard input.")
    var message: String

    func run() throws {
        let (rules, people) = try options.load(lessons: taught.lessons)
        let octets = try MessageFile(path: message).octets()
        var timeline = Timeline(identity: rules.identity)
        timeline.append(MessageParser().parseHeader(octets))
        let judge = Judge(rules: rules, people: people, timeline: timeline)
        let stored = StoredMessage(source: message, index: 0, bytes: octets)
        let judged = judge.judge(stored, ordinal: 0)
        let explanation = Explanation(
            judged.decision, thresholds: rules.policy.decide, language: language)
        print(explanation.text(sum: judged.decision.points, language: language))
        if let gate = judged.gate, judged.decision.actions.contains(.reply) {
            print(
                language == .french
                    ? "Pas de réponse automatique : \(gate.phrase)"
                    : "No automatic reply: \(gate.sentence)")
        }
    }
}
