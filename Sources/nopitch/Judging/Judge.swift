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
        judge(parser.parse(stored.bytes), stored, ordinal: ordinal)
    }

    /// Judges it as if nobody else had sent the same letter before.
    func draft(_ stored: StoredMessage, ordinal: Int) -> Draft {
        let message = parser.parse(stored.bytes)
        let judged = judge(message, stored, ordinal: ordinal)
        let sketch = TextSketch(message, judged.decision, identity: pipeline.rules.identity)
        return Draft(judged: judged, sketch: sketch, stored: stored, ordinal: ordinal)
    }

    /// Judges it anew where somebody else did.
    func settle(_ draft: Draft, _ texts: inout TextMemory) -> JudgedMessage {
        guard let sketch = draft.sketch else { return draft.judged }
        var judged = draft.judged
        let relatives = texts.messages(like: sketch)
        if !timeline.isNew(draft.ordinal, besides: relatives) {
            judged = judge(
                parser.parse(draft.stored.bytes), draft.stored, ordinal: draft.ordinal,
                relatives: relatives)
        }
        if judged.decision.verdict != .keep { texts.insert(sketch, ofMessage: draft.ordinal) }
        return judged
    }

    private func judge(
        _ message: ParsedMessage, _ stored: StoredMessage, ordinal: Int, relatives: [Int] = []
    ) -> JudgedMessage {
        let facts = timeline.facts(
            ofMessage: ordinal, message, people: people, relatives: relatives)
        let decision = pipeline.decide(message, facts: facts)
        let request = ReplyRequest(message, decision: decision, rules: pipeline.rules)
        var gate: ReplyGate?
        if case .refused(let refusing) = request.permission() { gate = refusing }
        let author = pipeline.rules.author(of: message)
        return JudgedMessage(
            source: stored.source, index: stored.index, messageID: message.messageID ?? "",
            from: author?.shown ?? "",
            organisation: author.map { Domains.organisation(of: $0.address) } ?? "",
            subject: message.subject, date: message.date, decision: decision,
            wouldReply: gate == nil, gate: gate, defects: message.defects)
    }
}

/// A message as it is judged by itself, with what is needed to judge it again.
struct Draft: Sendable {
    let judged: JudgedMessage
    /// `nil` where nothing is to be learned from the wording.
    let sketch: TextSketch?
    let stored: StoredMessage
    let ordinal: Int
}
