import ArgumentParser
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

    @Option(
        help: ArgumentHelp(
            "Only what was decided since then: a day (2026-03-14), or how long ago (12h, 7d, 2w).",
            valueName: "time"))
    var since: String?

    @Option(help: "text for people, json for programs.")
    var format: ListFormat = .text

    @Option(help: "At most so many lines.")
    var limit = 200

    func validate() throws {
        guard since == nil || PastMoment.seconds(since ?? "", now: 0) != nil else {
            throw ValidationError(
                wording.say(
                    "--since demande un jour comme 2026-03-14, ou une durée comme 7d (sept jours), "
                        + "12h (douze heures) ou 2w (deux semaines).",
                    "--since takes a day such as 2026-03-14, or a time such as 7d."))
        }
        guard limit >= 1 else {
            throw ValidationError(
                wording.say(
                    "--limit demande un nombre à partir de 1.", "--limit takes a number from 1 on.")
            )
        }
    }

    private var wording: CommandWording { CommandWording(language: .preferred) }

    func run() throws {
        let start = since.flatMap { PastMoment.seconds($0, now: Clock.now) } ?? 0
        let decisions = try ledger.use {
            try $0.decisions(since: start, about: nil, limit: limit)
        }
        print(DecisionList(decisions).text(format, .preferred))
    }
}

enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// Decisions as lines for people or as one JSON array.
struct DecisionList {
    let decisions: [DecisionRecord]

    init(_ decisions: [DecisionRecord]) {
        self.decisions = decisions
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
            return [CommandWording(language: language).say("aucune décision", "no decisions")]
        }
        return decisions.map { decision in
            MailDate(seconds: decision.seconds).day + "  " + decision.line(wording)
        }
    }

    private var json: String {
        JSON.array(decisions.map { .object($0.members) }).text
    }
}

extension DecisionRecord {
    /// What was decided, on whose letter, with the id by which it can be taken back.
    func line(_ wording: Wording) -> String {
        [
            (Verdict(rawValue: verdict).map(wording.verdict) ?? verdict).padded(to: 10),
            Points(hundredths: hundredths).description.paddedLeft(to: 5),
            address.cut(to: 34).padded(to: 34), subject.cut(to: 44), "[\(id)]",
            gate.map { wording.noReply($0) } ?? "",
        ].filter { !$0.isEmpty }.joined(separator: "  ")
    }

    /// The members of the JSON object that programs read.
    var members: [(String, JSON)] {
        [
            ("id", .string(id)), ("message_id", JSON(messageID)),
            ("date", .string(MailDate(seconds: seconds).timestamp)), ("from", .string(address)),
            ("organisation", .string(organisation)), ("subject", .string(subject)),
            ("verdict", .string(verdict)), ("points", .number(Double(hundredths) / 100)),
            ("rules", .array(rules.map(JSON.string))), ("reply_gate", JSON(gate)),
        ]
    }
}
