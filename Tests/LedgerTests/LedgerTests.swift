import Foundation
import Ledger
import MailModel
import MailParsing
import PitchFilter
import RuleLanguage
import Testing

@Suite("The ledger, in a real SQLite file and on a real PostgreSQL server")
struct LedgerTests {
    private let start: Int64 = 1_777_000_000
    private let day: Int64 = 86400
    private let identity: HouseIdentity

    init() throws {
        var policy = Policy()
        policy.house.addresses = ["info@house.example"]
        identity = RuleSet(policy).identity
    }

    private func inquiry(_ from: String, parents: String = "", cc: String = "") -> Inquiry {
        var fields = "From: \(from)\nTo: info@house.example\nSubject: x\n"
        if !parents.isEmpty { fields += "References: \(parents)\n" }
        if !cc.isEmpty { fields += "Cc: \(cc)\n" }
        return Inquiry(MessageParser().parse(Array((fields + "\nx\n").utf8)), identity: identity)
    }

    private func decision(_ id: String, _ address: String, day number: Int64) -> DecisionRecord {
        DecisionRecord(
            id: id, messageID: "\(id)@mail.example", address: address,
            organisation: EmailAddress(address).map(Domains.organisation) ?? address,
            subject: "Stores", seconds: start + number * day, verdict: "pitch", hundredths: 850,
            rules: ["offers-to-us", "first-mail"])
    }

    /// As many letters of one sender, a day apart.
    private func recordDaily(_ count: Int, in ledger: DatabaseLedger) throws {
        for number in 0..<count {
            try ledger.record(decision("a\(number)", "marc@stores.example", day: Int64(number)))
        }
    }

    private func facts(
        _ ledger: DatabaseLedger, _ inquiry: Inquiry, day number: Int64, people: [String] = []
    ) throws -> Facts {
        let findings = try ledger.findings(for: inquiry, at: start + number * day)
        return Facts(inquiry, findings, people: People(people))
    }

    @Test("A stranger's first letter is a first contact", arguments: TestDatabase.all)
    func stranger(kind: TestDatabase) throws {
        let facts = try facts(kind.open(), inquiry("marc@stores.example"), day: 0)
        #expect(facts == Facts())
    }

    @Test(
        "A follow-up from another mailbox of the same firm counts as its second attempt",
        arguments: TestDatabase.all)
    func followUp(kind: TestDatabase) throws {
        let ledger = try kind.open()
        try ledger.record(decision("a1", "marc@stores.example", day: 0))
        let facts = try facts(ledger, inquiry("lise@mail.stores.example"), day: 3)
        #expect(facts.attempts == 1)
        #expect(facts.unanswered == 1)
        #expect(facts.daysSinceLast == 3)
        #expect(facts.firstSeconds == start)
        #expect(!facts.isFirstContact)
        #expect(!facts.isKnownSender)
    }

    @Test("At a freemail provider each address stands for itself", arguments: TestDatabase.all)
    func freemail(kind: TestDatabase) throws {
        let ledger = try kind.open()
        try ledger.record(decision("a1", "marc.stores@gmail.com", day: 0))
        #expect(try facts(ledger, inquiry("lise@gmail.com"), day: 1).attempts == 0)
        #expect(try facts(ledger, inquiry("Marc.Stores+x@GMAIL.com"), day: 1).attempts == 1)
    }

    @Test(
        "Whoever the house wrote to is known, and their letters are answered ones",
        arguments: TestDatabase.all)
    func houseWrote(kind: TestDatabase) throws {
        let ledger = try kind.open()
        try ledger.record(decision("a1", "anna@firm.example", day: 0))
        let anna = try #require(Who("anna@firm.example"))
        try ledger.recordHouseLetter(
            messageID: "h1@house.example", to: [anna], at: start + day)
        let known = try facts(
            ledger, inquiry("anna@firm.example", parents: "<h1@house.example>"), day: 2)
        #expect(known.isKnownSender)
        #expect(known.houseTookPart)
        #expect(known.unanswered == 0)
        #expect(try facts(ledger, inquiry("bob@firm.example"), day: 2).isKnownSender == false)
    }

    @Test(
        "Who is known introduces others, in Cc or in the thread, but neither a colleague nor a crowd",
        arguments: TestDatabase.all)
    func introduction(kind: TestDatabase) throws {
        let ledger = try kind.open()
        let anna = try #require(Who("anna@firm.example"))
        try ledger.recordHouseLetter(messageID: nil, to: [anna], at: start)
        try ledger.record(decision("a1", "anna@firm.example", day: 1))
        func isIntroduced(_ from: String, parents: String = "", cc: String = "") throws -> Bool {
            try facts(ledger, inquiry(from, parents: parents, cc: cc), day: 2).isIntroduced
        }
        let crowd = (0..<10).map { "a\($0)@many.example" } + ["anna@firm.example"]
        #expect(try isIntroduced("marc@stores.example", cc: "Anna <Anna+x@firm.example>"))
        #expect(try isIntroduced("marc@stores.example", parents: "<a1@mail.example>"))
        let others = "bob@firm.example, info@house.example"
        #expect(try !isIntroduced("marc@stores.example", cc: others))
        #expect(try !isIntroduced("bob@firm.example", cc: "anna@firm.example"))
        #expect(try !isIntroduced("marc@stores.example", cc: crowd.joined(separator: ", ")))
        try ledger.refuse(#require(Who("marc@stores.example")), origin: "manager", at: start)
        #expect(try !isIntroduced("marc@stores.example", cc: "anna@firm.example"))
    }

    @Test("The mere arrival of mail makes nobody known", arguments: TestDatabase.all)
    func arrival(kind: TestDatabase) throws {
        let ledger = try kind.open()
        try recordDaily(5, in: ledger)
        #expect(try facts(ledger, inquiry("marc@stores.example"), day: 9).isKnownSender == false)
    }

    @Test("A refusal holds for the whole organisation, for a year", arguments: TestDatabase.all)
    func refusal(kind: TestDatabase) throws {
        let ledger = try kind.open()
        let firm = try #require(Who("marc@stores.example"))
        try ledger.refuse(firm, origin: "manager", at: start)
        #expect(try facts(ledger, inquiry("lise@stores.example"), day: 30).wasRefusedBefore)
        #expect(try facts(ledger, inquiry("lise@other.example"), day: 30).wasRefusedBefore == false)
        #expect(
            try facts(ledger, inquiry("lise@stores.example"), day: 366).wasRefusedBefore == false)
    }

    @Test("What the manager allows is known, and no longer refused", arguments: TestDatabase.all)
    func allowance(kind: TestDatabase) throws {
        let ledger = try kind.open()
        let firm = try #require(Who("@stores.example"))
        try ledger.refuse(firm, origin: "manager", at: start)
        let first = try ledger.allow(firm, origin: "manager", at: start)
        #expect(first.isNews && first.lifted?.who == "stores.example")
        let second = try ledger.allow(firm, origin: "manager", at: start)
        #expect(!second.isNews && second.lifted == nil)
        let facts = try facts(ledger, inquiry("marc@mail.stores.example"), day: 1)
        #expect(facts.isKnownSender)
        #expect(!facts.wasRefusedBefore)
    }

    @Test(
        "The manager's no holds for whoever was known by the firm's domain too",
        arguments: TestDatabase.all)
    func turningAway(kind: TestDatabase) throws {
        let ledger = try kind.open()
        let person = try #require(Who("j@mail.velum.example"))
        for name in [
            "velum.example", "j@mail.velum.example", "eva@velum.example", "a@other.example",
        ] {
            _ = try ledger.allow(try #require(Who(name)), origin: "manager", at: start)
        }
        let refusal = try ledger.turnAway(person, at: start)
        #expect(refusal.removed == ["j@mail.velum.example", "@velum.example"])
        #expect(refusal.known == ["eva@velum.example"])
        #expect(refusal.earlier == nil)
        let facts = try facts(ledger, inquiry("j@mail.velum.example"), day: 1)
        #expect(!facts.isKnownSender && facts.wasRefusedBefore)
        #expect(try ledger.turnAway(person, at: start + 1).earlier?.seconds == start)
    }

    @Test("A word is taken back by itself, and only once", arguments: TestDatabase.all)
    func takingBack(kind: TestDatabase) throws {
        let ledger = try kind.open()
        try ledger.record(decision("a1", "marc@stores.example", day: 0))
        let marc = try #require(Who("marc@stores.example"))
        _ = try ledger.allow(marc, origin: "manager", at: start)
        #expect(try ledger.withdrawAllowance(of: marc))
        #expect(try !ledger.withdrawAllowance(of: marc))
        try ledger.refuse(marc, origin: "manager", at: start)
        #expect(try ledger.withdrawRefusal(of: #require(Who("lise@stores.example"))))
        #expect(try !ledger.withdrawRefusal(of: marc))
        let facts = try facts(ledger, inquiry("marc@stores.example"), day: 1)
        #expect(!facts.isKnownSender && !facts.wasRefusedBefore && facts.attempts == 1)
    }

    @Test(
        "Forgetting a domain leaves nothing of it, and all of the others",
        arguments: TestDatabase.all)
    func forgetting(kind: TestDatabase) throws {
        let ledger = try kind.open()
        try ledger.record(decision("a1", "marc@stores.example", day: 0))
        try ledger.record(decision("a2", "lise@mail.stores.example", day: 1))
        try ledger.record(decision("a3", "paul@laststores.example", day: 2))
        let stores = try #require(Who("stores.example"))
        #expect(try ledger.forget(stores) == 2)
        #expect(try ledger.decisions(since: 0, about: nil, limit: 9).map(\.id) == ["a3"])
        #expect(try facts(ledger, inquiry("marc@stores.example"), day: 3).attempts == 0)
    }

    @Test("The same message handed over twice is one letter", arguments: TestDatabase.all)
    func retry(kind: TestDatabase) throws {
        let ledger = try kind.open()
        try ledger.record(decision("a1", "marc@stores.example", day: 0))
        try ledger.record(decision("a1", "marc@stores.example", day: 0))
        #expect(try facts(ledger, inquiry("marc@stores.example"), day: 1).attempts == 1)
        #expect(try ledger.summary().decisions == 1)
    }

    @Test("The same message under two ids is one letter", arguments: TestDatabase.all)
    func twoIdentifiers(kind: TestDatabase) throws {
        let ledger = try kind.open()
        var decision = decision("a1", "marc@stores.example", day: 0)
        try ledger.record(decision)
        decision.id = "a2"
        try ledger.record(decision)
        let facts = try facts(ledger, inquiry("marc@stores.example"), day: 1)
        #expect(facts.attempts == 1 && facts.unanswered == 1)
    }

    @Test(
        "Who hands over one letter many times hides none of the earlier ones",
        arguments: TestDatabase.all)
    func repetitions(kind: TestDatabase) throws {
        let ledger = try kind.open()
        try recordDaily(4, in: ledger)
        var repeated = decision("a3", "marc@stores.example", day: 4)
        for number in 0..<40 {
            repeated.id = "b\(number)"
            try ledger.record(repeated)
        }
        // Asks for what is in the tables.
        #expect(try ledger.summary().decisions == 44)
        #expect(try facts(ledger, inquiry("marc@stores.example"), day: 5).attempts == 4)
        try ledger.record(decision("a3", "marc@stores.example", day: 5))
        #expect(try ledger.summary().decisions == 44)
        #expect(try facts(ledger, inquiry("marc@stores.example"), day: 6).attempts == 4)
    }

    @Test("Who answers its own letter is known by its Message-ID", arguments: TestDatabase.all)
    func parents(kind: TestDatabase) throws {
        let ledger = try kind.open()
        try ledger.record(decision("a1", "marc@stores.example", day: 0))
        let own = inquiry("lise@stores.example", parents: "<a1@mail.example>")
        let other = inquiry("lise@other.example", parents: "<a1@mail.example>")
        #expect(try facts(ledger, own, day: 1).isSelfReply)
        #expect(try !facts(ledger, other, day: 1).isSelfReply)
    }

    @Test(
        "A message that names letters without end is looked up like others",
        arguments: TestDatabase.all)
    func manyParents(kind: TestDatabase) throws {
        let ledger = try kind.open()
        try ledger.record(decision("a1", "marc@stores.example", day: 0))
        let identifiers = (0..<900).map { "<\($0)@x>" }.joined()
        let fields = String(repeating: "In-Reply-To: \(identifiers)\n", count: 40)
        let text =
            "From: lise@stores.example\nReferences: \(identifiers) <a1@mail.example>\n"
            + "\(fields)\nx\n"
        let message = MessageParser().parse(Array(text.utf8))
        #expect(message.inReplyTo.count == 1000)
        #expect(
            try facts(ledger, Inquiry(message, identity: identity), day: 1).isSelfReply)
    }

    @Test(
        "Of whoever writes every day the latest letters are counted, and the first is remembered",
        arguments: TestDatabase.all)
    func everyDay(kind: TestDatabase) throws {
        let ledger = try kind.open()
        try recordDaily(45, in: ledger)
        // Asks for what is in the tables.
        #expect(try ledger.summary().decisions == 45)
        let facts = try facts(ledger, inquiry("lise@stores.example"), day: 46)
        #expect(facts.attempts == 31)
        #expect(facts.firstSeconds == start)
        #expect(facts.daysSinceLast == 2)
    }

    @Test(
        "What has expired is gone; what is known stays until it is forgotten",
        arguments: TestDatabase.all)
    func expiry(kind: TestDatabase) throws {
        let ledger = try kind.open()
        try ledger.record(decision("a1", "marc@stores.example", day: 0))
        _ = try ledger.allow(try #require(Who("anna@firm.example")), origin: "manager", at: start)
        try ledger.expire(at: start + 401 * day)
        let summary = try ledger.summary()
        #expect(summary.decisions == 0)
        #expect(summary.correspondents == 1)
    }

    @Test("What was written is there when the file is opened again", arguments: TestDatabase.all)
    func reopening(kind: TestDatabase) throws {
        let place = try kind.place()
        try place.open().record(decision("a1", "marc@stores.example", day: 0))
        let found = try place.open().decision("<a1@mail.example>")
        #expect(found == decision("a1", "marc@stores.example", day: 0))
    }

    @Test(
        "The manager may name an address or a domain",
        arguments: [
            ("Anna+news@Firm.example", "anna@firm.example"), ("@Firm.example", "@firm.example"),
            ("firm.example", "@firm.example"), ("Bücher.example.", "@xn--bcher-kva.example"),
            ("anna@bücher.example", "anna@xn--bcher-kva.example"),
        ])
    func naming(text: String, expected: String) {
        #expect(Who(text)?.description == expected)
    }

    @Test(
        "What names nobody is refused",
        arguments: [
            "", "anna", "@", "anna@", "a b.example", "http://firm.example/x",
            "@http://firm.example",
            "-firm.example", "firm..example", "firm_.example:25",
        ])
    func nobody(text: String) {
        #expect(Who(text) == nil)
        #expect(throws: Who.Fault.neither) { try Who(written: text) }
    }

    @Test(
        "A person who writes more than an address is told so",
        arguments: [
            "Anna <anna@firm.example>", "anna@firm.example, eva@firm.example", "a b@firm.example",
            "@@firm.example", "anna@firm example",
        ])
    func more(text: String) {
        #expect(throws: Who.Fault.neither) { try Who(written: text) }
    }

    @Test(
        "Everybody of a domain is no pattern", arguments: ["*@firm.example", "*.firm.example"])
    func pattern(text: String) throws {
        #expect(throws: Who.Fault.pattern(domain: "firm.example")) { try Who(written: text) }
        #expect(try Who(written: "\"a b\"@firm.example").description == "a b@firm.example")
    }
}
