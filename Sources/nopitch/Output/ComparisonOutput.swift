import PitchFilter
import RuleLanguage

/// What the dry run prints of two rule files: the messages that are judged otherwise, and why.
struct ComparisonOutput {
    private let format: DryRun.Format
    private let language: Tongue
    private let earlier: EarlierJudgements
    /// The reasons of all rules, those of the other file too.
    private let reasons: [String: Rule]
    private var writer = OutputBuffer()
    private var all = 0
    /// Those that are judged as before, with other points.
    private var shifted = 0
    private var replies = (before: ReplyCount(), after: ReplyCount())
    private var changes: [(name: String, count: Int)] = []

    init(
        format: DryRun.Format, language: Tongue, rules: RuleSet,
        against earlier: EarlierJudgements, of others: RuleSet
    ) {
        self.format = format
        self.language = language
        self.earlier = earlier
        reasons = (rules.policy.rules + others.policy.rules).byName
    }

    mutating func add(_ message: JudgedMessage) {
        let before = earlier.judgement(of: message)
        guard !(before.isOwn && message.isOwn) else { return }
        all += 1
        replies.before.add(before.wouldReply, to: message.organisation)
        replies.after.add(message.wouldReply, to: message.organisation)
        guard before.differs(from: message) else {
            if before.points != message.decision.points { shifted += 1 }
            return
        }
        let change = ComparisonRow(message, before: before, language, reasons: reasons)
        if let known = changes.firstIndex(where: { $0.name == change.name }) {
            changes[known].count += 1
        } else {
            changes.append((change.name, 1))
        }
        switch format {
        case .table: writer.line(change.text)
        case .ndjson: writer.line(MessageRecord(message, before: before).value)
        }
    }

    mutating func finish() {
        if format == .table { writer.line(total) }
        writer.flush()
    }

    private var total: String {
        let count = changes.reduce(0) { $0 + $1.count }
        let list = changes.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
        let otherwise = say(
            "dont \(count) jugé\(language.s(count)) autrement : ",
            "\(count) of them judged otherwise: ")
        let parts = [
            "\(all) message\(language.s(all)), "
                + (count == 0
                    ? say("aucun jugé autrement", "none judged otherwise") : otherwise + list),
            shifted == 0
                ? ""
                : say(
                    "\(shifted) comme avant, avec d'autres points",
                    "\(shifted) as before, with other points"),
            replies.before.count == replies.after.count
                ? ""
                : say("réponses ", "replies ")
                    + "\(replies.before.count) → \(replies.after.count)",
        ]
        return (count > 0 ? "\n" : "")
            + parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func say(_ french: String, _ english: String) -> String {
        language == .french ? french : english
    }
}

/// One message that is judged otherwise, as lines for people: the change, and the rules that make it.
struct ComparisonRow {
    /// "Livré → Démarchage", or what is done with it where only that is new.
    let name: String
    let text: String

    /// What stands before sender and subject is wider than in the plain table by this.
    private static let surplus = 26

    init(
        _ message: JudgedMessage, before: EarlierJudgement, _ language: Tongue,
        reasons: [String: Rule]
    ) {
        let wording = Wording(language)
        let verdict = message.decision.verdict
        name =
            verdict == before.verdict
            ? wording.verdict(verdict) + (language == .french ? " : autre suite" : ": other action")
            : "\(wording.verdict(before.verdict)) → \(wording.verdict(verdict))"
        let layout = TableLayout(columns: Terminal.outputColumns.map { $0 - Self.surplus })
        let line = [
            message.date?.day ?? "----------", name.padded(to: 25),
            "\(before.points) → \(message.decision.points)".padded(to: 14),
            message.from.cut(to: layout.sender).padded(to: layout.sender),
            message.subject.cut(to: layout.subject),
        ].joined(separator: "  ").trimmingSpacesAtEnd
        let changes = before.changes(to: message).map { change in
            "    \(change.points.signed.paddedLeft(to: 5))  "
                + (reasons[change.rule]?.because(in: language) ?? "") + "  [\(change.rule)]"
        }
        text = ([line] + changes + Self.remarks(message, before, language)).joined(separator: "\n")
    }

    /// What no rule's points tell.
    private static func remarks(
        _ message: JudgedMessage, _ before: EarlierJudgement, _ language: Tongue
    ) -> [String] {
        var remarks: [String] = []
        if before.points == message.decision.points {
            remarks.append(
                language == .french
                    ? "les mêmes points : un seuil, une action ou les gens connus ont changé"
                    : "the same points: a threshold, an action or who is known has changed")
        }
        if before.wouldReply != message.wouldReply {
            remarks.append(
                language == .french
                    ? "une réponse \(message.wouldReply ? "partirait" : "ne partirait plus")"
                    : "a reply would \(message.wouldReply ? "" : "no longer ")go out")
        }
        return remarks.map { "           " + $0 }
    }
}
