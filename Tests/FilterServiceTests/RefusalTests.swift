import FilterService
import Ledger
import Logging
import MilterProtocol
import PitchFilter
import Testing

@Suite("Refusing somebody who was told no")
struct RefusalTests {
    private let judging: Judging

    init() throws {
        let ledger = try DatabaseLedger(SQLiteDatabase())
        let refused = try #require(Who("x@vente.example"))
        try ledger.refuse(refused, origin: "manager", at: 1_772_323_200)
        let access = LedgerAccess(
            source: LedgerAccess.Source(open: { ledger }),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            clock: { 1_772_323_300 })
        let store = try RuleStore(path: "house.rules") { _ in
            outcome(of: smallRules + "\nwhen insistence\n    refuse\n")
        }
        var settings = HookSettings()
        settings.refusal = "We said no"
        judging = Judging(
            store.current, settings: settings,
            memory: CorrespondenceMemory(access, counters: ServiceCounters()))
    }

    private func final(_ message: MilterTransaction?) throws -> MilterReply {
        judging.judge(try #require(message), actions: .addHeaders).final
    }

    @Test("The house's words are told, and nothing else is changed")
    func refused() throws {
        let client = MilterClient(host: "mx.vente.example", address: "192.0.2.7", port: 4711)
        #expect(try final(transaction(client: client)) == .replyCode("550 5.7.1 We said no"))
    }

    @Test("Others' mail is not refused along with the house's")
    func shared() throws {
        let both = ["<info@relais.example>", "<other@b.example>"]
        #expect(try final(transaction(to: both)) == .continue)
    }

    @Test("What Postfix queues anew is not refused: it was accepted before")
    func queuedAnew() throws {
        let client = MilterClient(host: "mx.vente.example", address: "192.0.2.7", port: 4711)
        #expect(try final(transaction(from: "x@vente.example", client: client)) == .continue)
    }

    @Test("What a program of this machine hands in is never refused: it would be stuck")
    func local() throws {
        let message = transaction(
            from: "<site@relais.example>",
            fields: [
                ("From", "site@relais.example"), ("Reply-To", "x@vente.example"),
                ("Subject", "PROMO"),
            ], client: MilterClient(host: "localhost", address: "127.0.0.1", port: 0))
        let judgement = judging.judge(try #require(message), actions: .addHeaders)
        guard case .judged(let decision, _) = judgement.outcome else {
            Issue.record("not judged")
            return
        }
        #expect(decision.verdict == .insistence)
        #expect(judgement.final == .continue)
    }
}
