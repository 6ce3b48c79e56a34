import Ledger
import MailModel
import MailParsing
import PitchFilter
import RuleLanguage
import Testing

@Suite("The store of automatic replies, in both databases")
struct ReplyStoreTests {
    private let start: Int64 = 1_777_000_000
    private let week: Int64 = 7 * 86400

    private func reply(_ id: String, key: String? = nil, at created: Int64? = nil) -> StoredReply {
        let created = created ?? start
        return StoredReply(
            id: id, key: key ?? "letter-\(id)", organisation: "stores.example",
            address: "marc@stores.example", messageID: "\(id)@mail.example",
            decisionID: "decision-\(id)", created: created, due: created + 600,
            message: [0, 255, 13, 10, 0x63], original: [], expires: start + 100 * week)
    }

    @Test("What is put in comes out octet by octet when it is due", arguments: TestDatabase.all)
    func roundTrip(kind: TestDatabase) throws {
        let place = try kind.place()
        #expect(try place.open().enqueue(reply("a"), interval: week))
        let store = try place.open()
        #expect(try store.dueReplies(at: start + 599, limit: 9) == [])
        #expect(try store.dueReplies(at: start + 600, limit: 9) == [reply("a")])
        #expect(try store.reply("a") == reply("a"))
        #expect(try store.reply("b") == nil)
    }

    @Test("A letter has one reply ever, an organisation one a week", arguments: TestDatabase.all)
    func once(kind: TestDatabase) throws {
        let store = try kind.open()
        #expect(try store.enqueue(reply("a"), interval: week))
        #expect(try !store.enqueue(reply("b", at: start + week - 1), interval: week))
        #expect(try store.enqueue(reply("c", at: start + week), interval: week))
        #expect(
            try !store.enqueue(
                reply("d", key: "letter-a", at: start + 9 * week), interval: week))
        #expect(try store.replies(since: 0, state: nil, limit: 9).map(\.id) == ["c", "a"])
    }

    @Test(
        "A reply that was stopped keeps no other of the organisation", arguments: TestDatabase.all)
    func stopped(kind: TestDatabase) throws {
        let store = try kind.open()
        #expect(try store.enqueue(reply("a"), interval: week))
        #expect(try store.cancelReply("a"))
        #expect(try !store.cancelReply("a"))
        #expect(try store.enqueue(reply("b", at: start + 60), interval: week))
    }

    @Test(
        "Of many who claim a reply one wins, and only what waits is stopped",
        arguments: TestDatabase.all)
    func claiming(kind: TestDatabase) async throws {
        let place = try kind.place()
        let (one, other) = (try place.open(), try place.open())
        #expect(try one.enqueue(reply("a"), interval: week))
        let now = start + 600
        let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                let store = number.isMultiple(of: 2) ? one : other
                group.addTask { try store.claim("a", at: now, until: now + 60) }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
        #expect(try !one.cancelReply("a"))
        #expect(try one.dueReplies(at: now + 3600, limit: 9) == [])
        #expect(try other.releaseClaims(at: now + 59) == 0)
        #expect(try other.releaseClaims(at: now + 60) == 1)
        #expect(try one.claim("a", at: now + 61, until: now + 120))
    }

    @Test(
        "Whoever's claim is over can change nothing about a reply any more",
        arguments: TestDatabase.all)
    func lateClaim(kind: TestDatabase) throws {
        let store = try kind.open()
        #expect(try store.enqueue(reply("a"), interval: week))
        func update(_ claimed: Int64, _ state: String) throws -> Bool {
            try store.update(
                "a", claimed: claimed, state: state, attempts: 1, due: start, lastError: "")
        }
        #expect(try store.claim("a", at: start + 600, until: start + 660))
        #expect(try store.releaseClaims(at: start + 660) == 1)
        #expect(try !update(start + 660, "handing"))
        #expect(try store.claim("a", at: start + 661, until: start + 721))
        #expect(try !update(start + 660, "handing"))
        #expect(try update(start + 721, "handing"))
        #expect(try !update(start + 660, "waiting"))
        #expect(try store.releaseClaims(at: .max) == 0)
        try store.markReplied("a", at: start + 700)
        #expect(try !update(start + 721, "waiting"))
        #expect(try store.reply("a")?.state == "sent")
    }

    @Test("Of many who put in a reply to one organisation one wins", arguments: TestDatabase.all)
    func racing(kind: TestDatabase) async throws {
        let place = try kind.place()
        let stores = [try place.open(), try place.open()]
        let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                let reply = reply("\(number)")
                group.addTask { try stores[number % 2].enqueue(reply, interval: 3600) }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
    }

    @Test(
        "A sent reply is a no to the organisation, and makes nobody known",
        arguments: TestDatabase.all)
    func sent(kind: TestDatabase) throws {
        let store = try kind.open()
        #expect(try store.enqueue(reply("a"), interval: week))
        try store.markReplied("a", at: start + 700)
        #expect(try store.reply("a")?.state == "sent")
        let text = "From: lise@stores.example\nTo: info@house.example\nSubject: x\n\nx\n"
        let inquiry = Inquiry(
            MessageParser().parse(Array(text.utf8)), identity: RuleSet(Policy()).identity)
        let findings = try store.findings(for: inquiry, at: start + 800)
        #expect(findings.wasRefused)
        #expect(!findings.isAuthorKnown)
        #expect(try store.summary().correspondents == 0)
    }

    @Test("A failed attempt is noted and tried later", arguments: TestDatabase.all)
    func failing(kind: TestDatabase) throws {
        let store = try kind.open()
        #expect(try store.enqueue(reply("a"), interval: week))
        #expect(try store.claim("a", at: start + 600, until: start + 660))
        #expect(
            try store.update(
                "a", claimed: start + 660, state: "waiting", attempts: 1, due: start + 900,
                lastError: "451 later"))
        #expect(try store.dueReplies(at: start + 899, limit: 9) == [])
        let due = try store.dueReplies(at: start + 900, limit: 9)
        #expect(due.map(\.attempts) == [1])
        #expect(due.map(\.lastError) == ["451 later"])
    }

    @Test("Replies are counted by time, organisation and state", arguments: TestDatabase.all)
    func counting(kind: TestDatabase) throws {
        let store = try kind.open()
        for number in 0..<3 {
            let created = start + Int64(number)
            #expect(try store.enqueue(reply("\(number)", at: created), interval: 0))
        }
        #expect(try store.cancelReply("0"))
        let states = ["waiting", "sent"]
        #expect(try store.replyCount(since: start, organisation: nil, states: states) == 2)
        #expect(try store.replyCount(since: start + 2, organisation: nil, states: states) == 1)
        #expect(try store.replyCount(since: 0, organisation: "x.example", states: states) == 0)
        #expect(
            try store.replyCount(since: 0, organisation: "stores.example", states: ["cancelled"])
                == 1)
        #expect(try store.replyCount(since: 0, organisation: nil, states: []) == 0)
    }

    @Test("A reply that came back is remembered by id or by key", arguments: TestDatabase.all)
    func bounces(kind: TestDatabase) throws {
        let store = try kind.open()
        #expect(try store.enqueue(reply("a"), interval: 0))
        #expect(try !store.hasBounced("marc@stores.example"))
        try store.noteBounce("letter-a", at: start + 9)
        try store.noteBounce("a", at: start + 99)
        #expect(try store.hasBounced("marc@stores.example"))
        #expect(try store.bounceCount(since: start + 9) == 1)
        #expect(try store.bounceCount(since: start + 10) == 0)
    }

    @Test("The word of a second chance counts once", arguments: TestDatabase.all)
    func words(kind: TestDatabase) throws {
        let store = try kind.open()
        #expect(try store.spendWord("w1", organisation: "stores.example", at: start))
        #expect(try !store.spendWord("w1", organisation: "other.example", at: start + 1))
        #expect(try store.spendWord("w2", organisation: "stores.example", at: start))
    }

    @Test(
        "Replies go when they expire, and with those who are forgotten", arguments: TestDatabase.all
    )
    func going(kind: TestDatabase) throws {
        let store = try kind.open()
        #expect(try store.enqueue(reply("a"), interval: 0))
        #expect(try store.spendWord("w1", organisation: "stores.example", at: start))
        #expect(try store.forget(try #require(Who("stores.example"))) == 2)
        #expect(try store.enqueue(reply("a"), interval: 0))
        try store.expire(at: start + 100 * week)
        #expect(try store.reply("a") == nil)
    }
}
