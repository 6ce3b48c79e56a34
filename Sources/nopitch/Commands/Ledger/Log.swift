import ArgumentParser
import FoundationEssentials
import Ledger
import MailModel
import PitchFilter
import RuleLanguage

/// `nopitch log`: decisions, newest first.
struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists decisions, newest first, a line each."
    )

    @OptionGroup var ledger: LedgerOptions

    @Option(help: "Only what was decided from this day on (YYYY-MM-DD).")
    var since: String?

    @Option(help: "text for people, json for programs.")
    var format: ListFormat = .text

    @Option(help: "At most so many lines.")
    var limit = 200

    func validate() throws {
        guard since == nil || Day.seconds(since ?? "") != nil else {
            throw ValidationError("--since takes a day such as 2026-03-14.")
        }
    }

    func run() throws {
        let start = since.flatMap(Day.seconds) ?? 0
        let decisions = try ledger.open().decisions(since: start, about: nil, limit: limit)
        print(DecisionList(decisions).text(format, .preferred))
    }
}

/// `nopitch history`: all that one organisation sent, with the gaps between.
struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists all attempts of a sender's organisation, with the days between them."
    )

    @OptionGroup var ledger: LedgerOptions

    @Option(help: "text for people, json for programs.")
    var format: ListFormat = .text

    @Argument(help: "An address, a domain or @domain.")
    var who: Who

    func run() throws {
        let decisions = try ledger.open().decisions(since: 0, about: who, limit: 1000)
        print(DecisionList(decisions.reversed(), showsGaps: true).text(format, .preferred))
    }
}

enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// Decisions as lines for people or as one JSON array.
struct DecisionList {
    private let decisions: [DecisionRecord]
    private let showsGaps: Bool

    init(_ decisions: [DecisionRecord], showsGaps: Bool = false) {
        self.decisions = decisions
        self.showsGaps = showsGaps
    }

    func text(_ format: ListFormat, _ language: Tongue) -> String {
        switch format {
        case .text: lines(language).joined(separator: "\n")
        case .json: json
        }
    }

    private func lines(_ language: Tongue) -> [String] {
        let wording = Wording(language)
        if decisions.isEmpty {
            return [LedgerWording(language: language).say("aucune décision", "no decisions")]
        }
        return decisions.enumerated().map { number, decision in
            let verdict =
                Verdict(rawValue: decision.verdict).map(wording.verdict) ?? decision.verdict
            let gap =
                showsGaps && number > 0
                ? "+\((decision.seconds - decisions[number - 1].seconds) / 86400)" : ""
            return [
                MailDate(seconds: decision.seconds).day, showsGaps ? gap.paddedLeft(to: 4) : nil,
                verdict.padded(to: 10),
                Points(hundredths: decision.hundredths).description.paddedLeft(to: 5),
                decision.address.cut(to: 34).padded(to: 34), decision.subject.cut(to: 44),
                "[\(decision.id)]",
            ].compactMap(\.self).joined(separator: "  ")
        }
    }

    private struct Record: Encodable {
        let id: String
        let message_id: String?
        let date: String
        let from: String
        let organisation: String
        let subject: String
        let verdict: String
        let points: Double
        let rules: [String]
    }

    private var json: String {
        let records = decisions.map { decision in
            Record(
                id: decision.id, message_id: decision.messageID,
                date: MailDate(seconds: decision.seconds).timestamp, from: decision.address,
                organisation: decision.organisation, subject: decision.subject,
                verdict: decision.verdict, points: Double(decision.hundredths) / 100,
                rules: decision.rules)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(records) else { return "[]" }
        return String(decoding: data, as: UTF8.self)
    }
}
