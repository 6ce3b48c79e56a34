import Ledger
import MailModel
import MailParsing
import PitchFilter
import RuleLanguage
import Testing

@Suite("The same letter from another mailbox, in both databases")
struct SecondMailboxTests {
    private let start: Int64 = 1_777_000_000
    private let day: Int64 = 86400
    private let identity: HouseIdentity
    private static let offer = """
        Unsere Reinigungskräfte sind in vierzehn Büros der Stadt unterwegs, immer nach Feierabend und
        immer dieselben zwei Personen. Wir bringen Material und Maschinen selber mit und rechnen
        nach Fläche ab, nicht nach Stunden, so dass Sie jeden Monat denselben Betrag bezahlen. Für
        neue Kunden ist der erste Monat kostenlos. Dürfen wir Ihnen eine Offerte schicken?
        """

    init() throws {
        var policy = Policy()
        policy.house.addresses = ["info@house.example"]
        identity = RuleSet(policy).identity
    }

    private func inquiry(_ from: String, _ body: String = offer) -> Inquiry {
        let text =
            "From: \(from)\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n"
            + "Guten Tag\n\n\(body)\n"
        let message = MessageParser().parse(Array(text.utf8))
        var inquiry = Inquiry(message, identity: identity)
        inquiry.sketch = TextSketch(message.text)
        return inquiry
    }

    private func record(
        _ id: String, _ from: String, on number: Int64, in ledger: DatabaseLedger
    ) throws {
        let decision = DecisionRecord(
            id: id, messageID: "\(id)@mail.example", address: from,
            organisation: try #require(EmailAddress(from).map(Domains.organisation)),
            subject: "Offerte", seconds: start + number * day, verdict: "pitch", hundredths: 850,
            rules: [])
        try ledger.record(decision, sketch: inquiry(from).sketch)
    }

    @Test("It may come from very many firms, and be answered by all", arguments: TestDatabase.all)
    func campaign(kind: TestDatabase) throws {
        let ledger = try kind.open()
        for number in 0..<150 {
            try record("a\(number)", "marc@glanz-\(number).example", on: 0, in: ledger)
        }
        let deep = String(repeating: "a.", count: 100)
        let inquiry = inquiry("lea@\(deep)glanz.example")
        #expect(try ledger.findings(for: inquiry, at: start + day).attempts == 150)
        try ledger.refuse(#require(Who("glanz-140.example")), origin: "manager", at: start)
        #expect(try ledger.findings(for: inquiry, at: start + day).wasRefused)
    }

    @Test("It counts as the same sender's next letter", arguments: TestDatabase.all)
    func followUp(kind: TestDatabase) throws {
        let ledger = try kind.open()
        try record("a", "marc@glanz.example", on: 0, in: ledger)
        try record("b", "marc@glanz-buero.example", on: 4, in: ledger)
        let findings = try ledger.findings(
            for: inquiry("lea.glanz@gmail.com"), at: start + 7 * day)
        #expect(try ledger.hasRelatives(of: inquiry("lea.glanz@gmail.com"), at: start + 7 * day))
        #expect(try !ledger.hasRelatives(of: inquiry("a@glanz.example"), at: start + day))
        #expect(findings.attempts == 2)
        #expect(findings.unanswered == 2)
        #expect(findings.daysSinceLast == 3)
    }

    @Test("What one was told holds for the other", arguments: TestDatabase.all)
    func refused(kind: TestDatabase) throws {
        let ledger = try kind.open()
        try record("a", "marc@glanz.example", on: 0, in: ledger)
        try ledger.refuse(
            try #require(Who("marc@glanz.example")), origin: "manager", at: start + day)
        let same = inquiry("marc@glanz-buero.example")
        #expect(try ledger.findings(for: same, at: start + 2 * day).wasRefused)
        let other = inquiry("marc@glanz-buero.example", "Grüezi, haben Sie noch einen Platz frei?")
        #expect(try !ledger.findings(for: other, at: start + 2 * day).wasRefused)
    }

    @Test("Another letter of a stranger does not", arguments: TestDatabase.all)
    func stranger(kind: TestDatabase) throws {
        let ledger = try kind.open()
        try record("a", "marc@glanz.example", on: 0, in: ledger)
        let other = """
            Ich suche für drei Monate einen festen Arbeitsplatz in der Nähe des Bahnhofs, am liebsten
            am Fenster, ab Anfang Mai. Ich arbeite als Übersetzerin, telefoniere selten und komme
            meist schon um sieben. Wäre bei Ihnen noch etwas frei, und was würde es kosten? Ich
            könnte nächste Woche vorbeikommen und mir alles ansehen, wenn es Ihnen passt.
            """
        let findings = try ledger.findings(
            for: inquiry("ana@wort.example", other), at: start + day)
        #expect(findings.attempts == 0)
    }

    @Test(
        "It is forgotten with its sender, and when its time has come", arguments: TestDatabase.all)
    func going(kind: TestDatabase) throws {
        let ledger = try kind.open()
        let same = inquiry("marc@glanz-buero.example")
        try record("a", "marc@glanz.example", on: 0, in: ledger)
        try record("a", "marc@glanz.example", on: 0, in: ledger)
        #expect(try ledger.forget(try #require(Who("glanz.example"))) == 1)
        #expect(try ledger.findings(for: same, at: start + day).attempts == 0)
        try record("b", "marc@glanz.example", on: 0, in: ledger)
        try ledger.expire(at: start + 180 * day)
        #expect(try ledger.findings(for: same, at: start + 180 * day).attempts == 0)
        #expect(try ledger.summary().decisions == 1)
    }
}
