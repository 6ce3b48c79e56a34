import MailModel
import PitchFilter
import RuleLanguage

/// What the dry run prints, as the messages come.
struct DryRunOutput {
    private let format: DryRun.Format
    private let language: Tongue
    private let rules: RuleSet
    private let keepsAll: Bool
    private var writer = OutputBuffer()
    private var totals = Totals()
    /// All messages, where a report is wanted.
    private(set) var kept: [JudgedMessage] = []

    init(format: DryRun.Format, language: Tongue, rules: RuleSet, keepsAll: Bool) {
        self.format = format
        self.language = language
        self.rules = rules
        self.keepsAll = keepsAll
    }

    mutating func add(_ message: JudgedMessage) {
        totals.add(message)
        if keepsAll { kept.append(message) }
        switch format {
        case .table: writer.line(TableRow(message, language).text)
        case .ndjson: writer.line(MessageRecord(message).value)
        }
    }

    mutating func finish() {
        if format == .table { writer.line(totals.text(language)) }
        writer.flush()
    }
}

/// Counts by verdict.
struct Totals {
    private(set) var counts: [Verdict: Int] = [:]
    private var answered = ReplyCount()

    var replies: Int { answered.count }
    var all: Int { counts.values.reduce(0, +) }

    mutating func add(_ message: JudgedMessage) {
        counts[message.decision.verdict, default: 0] += 1
        answered.add(message.wouldReply, to: message.organisation)
    }

    func text(_ language: Tongue) -> String {
        guard all > 0 else {
            return language == .french ? "Aucun message à juger" : "No message to judge"
        }
        let wording = Wording(language)
        let parts = Verdict.allCases.compactMap { verdict in
            counts[verdict].map { "\(wording.verdict(verdict)) \($0)" }
        }
        let plural = all == 1 ? "" : "s"
        let list = parts.joined(separator: ", ")
        return switch language {
        case .french:
            "\n\(all) message\(plural) : \(list) · "
                + (replies > 1 ? "\(replies) réponses partiraient" : "\(replies) réponse partirait")
        case .english:
            "\n\(all) message\(plural): \(list) · "
                + "\(replies) \(replies == 1 ? "reply" : "replies") would go out"
        }
    }
}
