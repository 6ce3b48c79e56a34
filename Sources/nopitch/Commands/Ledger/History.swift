import ArgumentParser
import Ledger
import MailModel
import PitchFilter
import RuleLanguage

/// `nopitch history`: all that one organisation sent, and what became of it.
struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells all that a sender's organisation sent, with the days between.",
        discussion: """
            Letters with the same text from elsewhere are among them. Below each letter stand a \
            change of mailbox or domain, a "Re:" to nothing, and the heaviest reasons, or where no \
            rule file can be read, the rules that hit.
            """
    )

    @OptionGroup var ledger: LedgerOptions

    @Option(
        help: ArgumentHelp(
            "The rule file with the reasons; by default the daemon's.", valueName: "file"))
    var rules: String?

    @Option(help: "text for people, json for programs.")
    var format: ListFormat = .text

    @Argument(help: "An address, a domain or @domain.", transform: Who.argument)
    var who: Who

    func run() throws {
        let dossier = try ledger.use { try $0.dossier(about: who, limit: 1000) }
        switch format {
        case .text:
            let text = HistoryText(dossier, reasons: try reasons(), language: .preferred)
            print(text.lines.joined(separator: "\n"))
        case .json: print(HistoryText.json(dossier).text)
        }
    }

    /// The rules as they are now; none where they can't be read, whose mistakes 'check' tells.
    private func reasons() throws -> [Rule] {
        RuleFile.read(RuleFile.path(try rules ?? ledger.rules())).policy?.rules ?? []
    }
}

/// A dossier as lines for people, or as an array for programs.
struct HistoryText {
    private let dossier: Dossier
    private let reasons: [String: Rule]
    private let language: Tongue
    private let wording: CommandWording

    /// So many reasons tell what a letter was.
    private static let mostReasons = 3

    init(_ dossier: Dossier, reasons: [Rule], language: Tongue) {
        self.dossier = dossier
        self.reasons = reasons.byName
        self.language = language
        wording = CommandWording(language: language)
    }

    var lines: [String] {
        let letters = dossier.houseLetters.map { ($0.seconds, houseLine($0)) }
        let events = (attempts + letters).enumerated()
            .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
            .flatMap(\.element.1)
        let all = notes + events
        return all.isEmpty ? [wording.say("aucune décision", "no decisions")] : all
    }

    private var notes: [String] {
        let known = dossier.known.map { note in
            wording.say("Connu : ", "Known: ")
                + "\(note.who), \(day(note.seconds)) (\(wording.origin(note.origin)))"
        }
        let refusal = dossier.refusal.map { note in
            wording.say("Avait reçu un non : ", "Was told no: ")
                + "\(note.who), \(day(note.seconds)) (\(wording.origin(note.origin)))"
        }
        return known + [refusal].compactMap(\.self)
    }

    private var attempts: [(Int64, [String])] {
        var before: DecisionRecord?
        return dossier.decisions.map { decision in
            let sequel = Change(from: before, to: decision)
            before = decision
            let gap = sequel.days.map { "+\($0)" } ?? ""
            let line = [
                day(decision.seconds), gap.paddedLeft(to: 4), decision.line(Wording(language)),
            ].joined(separator: "  ")
            let remarks = sequel.words(wording) + because(decision)
            return (decision.seconds, [line, "      " + remarks.joined(separator: ", ")])
        }
    }

    /// The heaviest reasons for what was decided, by the points that they have now; the names of all
    /// rules where the reasons of none are known.
    private func because(_ decision: DecisionRecord) -> [String] {
        let known = decision.rules.compactMap { reasons[$0] }
        let sign = decision.verdict == Verdict.keep.rawValue ? -1 : 1
        let speaking = known.filter { !$0.isTrial && $0.points.hundredths * sign > 0 }
            .sorted {
                ($1.points.hundredths * sign, $0.name) < ($0.points.hundredths * sign, $1.name)
            }
        guard !known.isEmpty else { return decision.rules }
        let spoken = speaking.isEmpty ? known : speaking
        return spoken.prefix(Self.mostReasons).map {
            Wording(language).quoted($0.because(in: language))
        }
    }

    private func houseLine(_ entry: Dossier.HouseEntry) -> [String] {
        [
            day(entry.seconds) + "        "
                + wording.say("la maison a écrit à ", "the house wrote to ") + entry.address
        ]
    }

    private func day(_ seconds: Int64) -> String { MailDate(seconds: seconds).day }

    static func json(_ dossier: Dossier) -> JSON {
        var before: DecisionRecord?
        return .array(
            dossier.decisions.map { decision in
                let sequel = Change(from: before, to: decision)
                before = decision
                return .object(
                    decision.members + [
                        ("days_since_previous", sequel.days.map(JSON.integer) ?? .null),
                        ("changed", JSON(sequel.changed?.rawValue)),
                        ("fake_reply", .bool(sequel.isFakeReply)),
                    ])
            })
    }
}

/// What is different about a letter from the one before.
private struct Change {
    enum Part: String {
        case mailbox, domain
    }

    var days: Int?
    var changed: Part?
    let isFakeReply: Bool

    init(from before: DecisionRecord?, to decision: DecisionRecord) {
        isFakeReply = decision.rules.contains("fake-reply")
        guard let before else { return }
        days = Int((decision.seconds - before.seconds) / 86400)
        if decision.organisation != before.organisation {
            changed = .domain
        } else if decision.address != before.address {
            changed = .mailbox
        }
    }

    func words(_ wording: CommandWording) -> [String] {
        var words: [String] = []
        switch changed {
        case .mailbox: words.append(wording.say("autre adresse", "another mailbox"))
        case .domain: words.append(wording.say("autre domaine", "another domain"))
        case nil: break
        }
        if isFakeReply { words.append(wording.say("faux « Re: »", "\"Re:\" to nothing")) }
        return words
    }
}
