import FilterService
import Ledger
import Logging
import MilterProtocol
import PitchFilter
import Testing

@Suite("What the daemon remembers")
struct MemoryTests {
    private static let anna = [MilterMacro(name: "auth_authen", value: "anna")]
    private let ledger: DatabaseLedger
    private let judging: Judging

    init() throws {
        let ledger = try DatabaseLedger(SQLiteDatabase())
        self.ledger = ledger
        let access = LedgerAccess(
            source: LedgerAccess.Source(open: { ledger }),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            clock: { 1_772_323_200 })
        let memory = CorrespondenceMemory(access, counters: ServiceCounters())
        judging = Judging(try smallStore().current, memory: memory)
    }

    private func verdict(
        from author: String = "x@vente.example", id: String, answering parent: String? = nil
    ) throws -> Verdict? {
        var fields = [
            ("From", author), ("Subject", "PROMO"), ("Message-ID", "<\(id)@mail.example>"),
        ]
        if let parent { fields.append(("In-Reply-To", "<\(parent)@mail.example>")) }
        let message = transaction(fields: fields, macros: [MilterMacro(name: "i", value: id)])
        let judgement = judging.judge(try #require(message), actions: .addHeaders)
        if case .judged(let decision, _) = judgement.outcome { return decision.verdict }
        return nil
    }

    private func houseWrites(
        _ body: String, to recipient: String = "x@vente.example", answering parent: String? = nil,
        automatic: Bool = false
    ) throws {
        var fields = [
            ("From", "info@relais.example"), ("Subject", "Re: PROMO"),
            ("Message-ID", "<ours@relais.example>"),
        ]
        if let parent { fields.append(("In-Reply-To", "<\(parent)@mail.example>")) }
        if automatic { fields.append(("Auto-Submitted", "auto-replied")) }
        let message = transaction(
            from: "<info@relais.example>", to: ["<\(recipient)>"], fields: fields, body: body,
            macros: Self.anna)
        let judgement = judging.judge(try #require(message), actions: .addHeaders)
        #expect(judgement.modifications.isEmpty)
    }

    @Test("A decision is remembered under the queue id, with its rules")
    func decisionRecorded() throws {
        #expect(try verdict(id: "4f2S") == .pitch)
        let record = try #require(try ledger.decision("4f2S"))
        #expect(record.verdict == "pitch")
        #expect(record.organisation == "vente.example")
        #expect(record.rules == ["sells", "shouts"])
        #expect(record.hundredths == 400)
        #expect(record.seconds == 1_772_323_200)
    }

    @Test("Whoever a user of the house wrote to is never filtered")
    func houseWrote() throws {
        #expect(try verdict(id: "1") == .pitch)
        try houseWrites("Bonjour, pouvez-vous nous en dire plus ?\r\n", answering: "1")
        #expect(try verdict(id: "2") == .keep)
    }

    @Test("An absence notice makes nobody known")
    func absence() throws {
        #expect(try verdict(id: "1") == .pitch)
        try houseWrites("Je suis absente.\r\n", answering: "1", automatic: true)
        #expect(try verdict(id: "2") == .pitch)
    }

    @Test(
        "A short no to a pitch holds for the whole organisation",
        arguments: [
            "Bonjour, cela ne nous intéresse pas.\r\n", "No thank you.\r\n",
            "Nein, danke. Kein Interesse.\r\n", "Buongiorno, non ci interessa.\r\n",
        ])
    func refusal(body: String) throws {
        #expect(try verdict(id: "1") == .pitch)
        try houseWrites(body, answering: "1")
        #expect(try verdict(id: "2", answering: "1") == .insistence)
        #expect(try verdict(from: "y@autre.vente.example", id: "3") == .insistence)
    }

    @Test(
        "The reasons in the header begin with the letter's number, the first one's day, in French")
    func number() throws {
        for id in ["1", "2"] { _ = try verdict(id: id) }
        let third = try #require(
            transaction(fields: [("From", "z@vente.example"), ("Subject", "PROMO")]))
        let judgement = judging.judge(third, actions: .addHeaders)
        let why = judgement.modifications.compactMap { modification in
            if case .addHeader(name: MessageMarks.whyField, let value) = modification {
                value
            } else {
                nil
            }
        }
        #expect(why.first?.hasPrefix("=?utf-8?Q?3e_message_depuis_le_1er_mars_2026") == true)
    }

    @Test("A no outside of a pitch's thread, or one that asks something, is no refusal")
    func noRefusal() throws {
        try houseWrites("Non merci.\r\n", to: "z@amie.example")
        #expect(try verdict(from: "z@amie.example", id: "1") == .keep)
        #expect(try verdict(id: "2") == .pitch)
        try houseWrites("Pas intéressés par l'offre A ; et la B ?\r\n", answering: "2")
        #expect(try verdict(id: "3") == .keep)
    }

    @Test("A letter that the MTA hands over again is no second one")
    func again() throws {
        _ = try verdict(id: "1")
        _ = try verdict(id: "1")
        #expect(try ledger.summary().decisions == 1)
        #expect(try ledger.decisions(since: 0, about: nil, limit: 10).count == 1)
    }
}
