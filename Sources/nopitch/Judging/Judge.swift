import HouseReply
import MailModel
import MailParsing
import Mailboxes
import PitchFilter

/// Judges stored messages with one rule set, one set of people and one timeline.
struct Judge: Sendable {
    let pipeline: FilterPipeline
    let people: People
    let timeline: Timeline
    private let parser = MessageParser()

    init(rules: RuleSet, people: People, timeline: Timeline) {
        pipeline = FilterPipeline(rules: rules, today: Clock.today)
        self.people = people
        self.timeline = timeline
    }

    /// Judges the message that has this number in the timeline.
    func judge(_ stored: StoredMessage, ordinal: Int) -> JudgedMessage {
        let message = parser.parse(stored.bytes)
        let facts = timeline.facts(ofMessage: ordinal, message, people: people)
        let decision = pipeline.decide(message, facts: facts)
        let request = ReplyRequest(message, decision: decision, rules: pipeline.rules)
        var gate: ReplyGate?
        if case .refused(let refusing) = request.permission() { gate = refusing }
        return JudgedMessage(
            source: stored.source, index: stored.index, messageID: message.messageID ?? "",
            from: pipeline.rules.author(of: message)?.shown ?? "", subject: message.subject,
            date: message.date, decision: decision, wouldReply: gate == nil, gate: gate,
            defects: message.defects)
    }
}
