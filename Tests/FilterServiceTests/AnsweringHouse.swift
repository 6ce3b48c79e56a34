import FilterService
import HouseReply
import Ledger
import Logging
import MailModel
import MailParsing
import PitchFilter
import RuleLanguage
import Synchronization

/// A house that answers pitches, with a ledger, a clock and a mail server of its own.
struct AnsweringHouse: Sendable {
    let ledger: DatabaseLedger
    let transport = RecordingTransport()
    let key = ReplyKey(Array(1...32)) ?? .random()
    private let clock = Clock()
    private let judging: Judging
    private let outbox: Outbox

    private final class Clock: Sendable {
        let seconds = Mutex<Int64>(1_772_323_200)
    }

    static let rules =
        smallRules.replacing("into Démarchage", with: "into Démarchage\n    reply")
        .replacing("+2", with: "+4")
        .replacing(
            "Le Relais",
            with: """
                Le Relais
                    server   mx.relais.example
                    site     relais.example
                    fact     depuis 2008
                """)

    init(
        mode: ReplySettings.Mode = .send, drafts: MailDrop? = nil, sent: MailDrop? = nil,
        claim: StateClaim? = nil, notes: WorkNotes? = nil, after earlier: AnsweringHouse? = nil
    ) {
        let clock = clock
        do {
            let ledger = try earlier?.ledger ?? DatabaseLedger(SQLiteDatabase())
            self.ledger = ledger
            let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let access = LedgerAccess(
                source: LedgerAccess.Source(open: { ledger }), logger: quiet,
                clock: { clock.seconds.withLock { $0 } })
            var settings = ReplySettings()
            settings.mode = mode
            settings.drafts = drafts
            settings.sent = sent
            let store = try RuleStore(path: "house.rules") { _ in outcome(of: Self.rules) }
            let memory = CorrespondenceMemory(access, counters: ServiceCounters())
            let desk = ReplyDesk(
                settings: settings, access: access, key: key,
                letters: { _ in ReplyTexts(["fr": Self.letter, "en": Self.letter]) })
            judging = Judging(store.current, memory: memory, replies: desk)
            outbox = Outbox(
                Outbox.Parts(
                    desk: desk, store: store, memory: memory, access: access,
                    transport: transport, claim: claim, notes: notes,
                    draft: { Self.draft($0, store.current.rules) }), logger: quiet)
        } catch {
            fatalError("\(error)")
        }
    }

    private static let letter: ReplyTemplate = {
        let sentences = Principle.allCases.map { "\($0.rawValue): \($0.rawValue)." }
        let text =
            "Bonjour,\n{missed}\n{policy-url} {word}\n{house}\n---\n"
            + sentences.joined(separator: "\n")
        return ReplyTemplate.read(text, file: "reply.fr.txt").template
            ?? { fatalError("the letter is broken") }()
    }()

    private static func draft(_ reply: StoredReply, _ rules: RuleSet) -> [UInt8]? {
        let text = "Please remove us from your list (unsubscribe).\n"
        let template = ReplyTemplate.read(text, file: "draft.fr.txt", isDraft: true).template
        return DraftComposer(MessageParser().parse(reply.original), rules: rules).draft(
            texts: ReplyTexts(template.map { ["fr": $0] } ?? [:]), identifier: reply.id, now: 0)
    }

    var now: Int64 { clock.seconds.withLock { $0 } }

    func pass(minutes: Int64) { clock.seconds.withLock { $0 += minutes * 60 } }

    func work() { outbox.work() }

    /// As a daemon does when it starts.
    func recover() -> Bool { outbox.recover() }

    func states() throws -> [String] {
        try ledger.replies(since: 0, state: nil, limit: 100).map(\.state)
    }

    /// A pitch from somebody for whom the mail server vouches.
    @discardableResult
    func receive(
        id: String, from sender: String = "marc@vente.example",
        to recipient: String = "info@relais.example", subject: String = "PROMO",
        body: String = "Notre promo, la meilleure de toute la région, pour vous seul.\r\n",
        fields: [(String, String)] = []
    ) -> Verdict {
        let domain = sender.split(separator: "@").last ?? ""
        let header =
            [
                (
                    "Authentication-Results",
                    "mx.relais.example; dkim=pass header.d=\(domain)"
                ),
                ("From", "Marc Vial <\(sender)>"), ("To", recipient), ("Subject", subject),
                ("Message-ID", "<\(id)@vente.example>"),
            ] + fields
        let text = header.map { "\($0.0): \($0.1)\r\n" }.joined() + "\r\n" + body
        return judging.decide(Array(text.utf8), reversePath: sender, id: id).decision.verdict
    }

    /// Any message.
    func receive(_ octets: [UInt8], from sender: String, to recipient: String) {
        _ = judging.decide(octets, reversePath: sender, id: "x\(octets.count)")
    }
}

/// A mail server that takes everything, or fails as it is told to.
final class RecordingTransport: ReplyTransport {
    struct Sent: Sendable {
        let octets: [UInt8]
        let reversePath: String
        let recipient: String
    }

    private struct State {
        var sent: [Sent] = []
        var attempts = 0
        var failure: SubmissionFailure?
        var onConnect: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    var sent: [Sent] { state.withLock { $0.sent } }
    var attempts: Int { state.withLock { $0.attempts } }
    var failure: SubmissionFailure? {
        get { state.withLock { $0.failure } }
        set { state.withLock { $0.failure = newValue } }
    }

    /// What happens while the connection is made.
    func onConnect(_ action: @escaping @Sendable () -> Void) {
        state.withLock { $0.onConnect = action }
    }

    func submit(
        _ octets: [UInt8], from reversePath: String, to recipient: String, handing: () -> Bool
    ) throws(SubmissionFailure) {
        state.withLock { $0.onConnect }?()
        guard handing() else { throw .notOurs }
        let failure = state.withLock { state in
            state.attempts += 1
            if state.failure == nil {
                state.sent.append(
                    Sent(octets: octets, reversePath: reversePath, recipient: recipient))
            }
            return state.failure
        }
        if let failure { throw failure }
    }
}
