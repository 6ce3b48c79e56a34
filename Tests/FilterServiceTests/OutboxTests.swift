import FilterService
import HouseReply
import Ledger
import MailModel
import MailParsing
import PitchFilter
import RuleLanguage
import Synchronization
import Testing

@Suite("The outbox")
struct OutboxTests {
    private let house = AnsweringHouse()

    @Test("A pitch is answered once its delay is over, and its organisation counts as refused")
    func sent() throws {
        house.receive(id: "a1")
        #expect(try house.states() == ["waiting"])
        house.work()
        #expect(house.transport.sent.isEmpty)
        house.pass(minutes: 20)
        house.work()
        #expect(house.transport.sent.map(\.recipient) == ["marc@vente.example"])
        #expect(house.transport.sent.map(\.reversePath) == [""])
        #expect(try house.states() == ["sent"])
        #expect(house.receive(id: "a2", subject: "PROMO encore") == .insistence)
        house.pass(minutes: 60)
        house.work()
        #expect(house.transport.sent.count == 1)
    }

    @Test("The same letter handed over again, or to two of our addresses, is answered once")
    func once() throws {
        house.receive(id: "a1")
        house.receive(id: "a1")
        house.receive(id: "a1", to: "gestion@relais.example")
        house.pass(minutes: 30)
        house.work()
        house.work()
        #expect(house.transport.sent.count == 1)
    }

    @Test("A colleague of somebody who was answered is not answered too")
    func organisation() {
        house.receive(id: "a1")
        house.receive(id: "b1", from: "paul@vente.example")
        house.pass(minutes: 30)
        house.work()
        #expect(house.transport.sent.count == 1)
    }

    @Test("A cancelled reply never goes out")
    func cancelled() throws {
        house.receive(id: "a1")
        let reply = try #require(try house.ledger.replies(since: 0, state: nil, limit: 9).first)
        #expect(try house.ledger.cancelReply(reply.id))
        house.pass(minutes: 30)
        house.work()
        #expect(house.transport.sent.isEmpty)
        #expect(try house.states() == ["cancelled"])
    }

    @Test("Whom the manager allowed, or wrote to, in the meantime is not answered")
    func gatesAgain() throws {
        house.receive(id: "a1")
        _ = try house.ledger.allow(
            #require(Who("marc@vente.example")), origin: "manager", at: house.now)
        house.receive(id: "b1", from: "eva@autre.example")
        try house.ledger.recordHouseLetter(
            messageID: nil, to: [#require(Who("eva@autre.example"))], at: house.now)
        house.pass(minutes: 30)
        house.work()
        #expect(house.transport.sent.isEmpty)
        #expect(try house.states() == ["refused", "refused"])
    }

    @Test("What the mail server refuses for now is tried again, what it refuses for good is not")
    func failures() throws {
        house.receive(id: "a1")
        house.transport.failure = SubmissionFailure("451 later")
        house.pass(minutes: 20)
        house.work()
        #expect(try house.states() == ["waiting"])
        house.transport.failure = nil
        house.work()
        #expect(house.transport.sent.isEmpty)
        house.pass(minutes: 5)
        house.work()
        #expect(house.transport.sent.count == 1)
        house.receive(id: "b1", from: "eva@autre.example")
        house.transport.failure = SubmissionFailure("550 no", isPermanent: true)
        house.pass(minutes: 30)
        house.work()
        #expect(try house.states().sorted() == ["given-up", "sent"])
    }

    @Test("Attempts are bounded")
    func bounded() throws {
        house.receive(id: "a1")
        house.transport.failure = SubmissionFailure("451 later")
        for _ in 0..<40 {
            house.pass(minutes: 61)
            house.work()
        }
        #expect(try house.states() == ["given-up"])
        #expect(house.transport.attempts <= 8)
    }

    @Test("A letter over which a process died when its reply was due is given up")
    func deadly() throws {
        house.receive(id: "a1")
        let reply = try #require(try house.ledger.replies(since: 0, state: nil, limit: 9).first)
        let folder = try TemporaryFolder()
        let inWork = folder.path + "/in-work"
        _ = WorkNotes(folder: inWork)
        try folder.write("", "in-work/\(WorkNotes.identifier(of: reply.original).dropFirst())")
        let later = AnsweringHouse(notes: WorkNotes(folder: inWork))
        later.receive(id: "a1")
        later.pass(minutes: 30)
        later.work()
        #expect(later.transport.sent.isEmpty)
        #expect(try later.states() == ["given-up"])
    }

    @Test("A process that died before the hand-over lets the reply go out later, once")
    func diedBefore() throws {
        house.receive(id: "a1")
        house.pass(minutes: 20)
        let reply = try #require(try house.ledger.replies(since: 0, state: nil, limit: 9).first)
        #expect(try house.ledger.claim(reply.id, at: house.now, until: house.now + 600))
        house.work()
        #expect(house.transport.sent.isEmpty)
        house.pass(minutes: 11)
        house.work()
        house.work()
        #expect(house.transport.sent.count == 1)
    }

    @Test("A process that died during the hand-over never sends the reply a second time")
    func diedDuring() throws {
        house.receive(id: "a1")
        house.transport.failure = SubmissionFailure("broke off", isUncertain: true)
        house.pass(minutes: 20)
        house.work()
        house.transport.failure = nil
        house.pass(minutes: 600)
        house.work()
        #expect(house.transport.sent.isEmpty)
        #expect(try house.states() == ["handing"])
    }

    @Test("Two daemons over one ledger send one reply")
    func two() async {
        house.receive(id: "a1")
        house.pass(minutes: 20)
        let house = house
        await withTaskGroup { group in
            for _ in 0..<4 { group.addTask { house.work() } }
        }
        #expect(house.transport.sent.count == 1)
    }

    @Test("A second daemon on the same state folder sends nothing until the first is gone")
    func secondDaemon() throws {
        let folder = try TemporaryFolder()
        let first = StateClaim(StatusFile(folder: folder.path))
        #expect(first.isHeld)
        let house = AnsweringHouse(claim: StateClaim(StatusFile(folder: folder.path)))
        house.receive(id: "a1")
        house.pass(minutes: 20)
        #expect(!house.recover())
        house.work()
        #expect(house.transport.sent.isEmpty)
        first.release()
        #expect(house.recover())
        house.work()
        #expect(house.transport.sent.count == 1)
    }

    @Test("A mail server so slow that another daemon has the reply by now is handed nothing")
    func lostClaim() throws {
        house.receive(id: "a1")
        house.pass(minutes: 20)
        let house = house
        house.transport.onConnect {
            house.transport.onConnect {}
            house.pass(minutes: 11)
            house.work()
        }
        house.work()
        #expect(house.transport.sent.count == 1)
        #expect(try house.states() == ["sent"])
        house.pass(minutes: 120)
        house.work()
        #expect(house.transport.sent.count == 1)
    }

    @Test("No more go out in a day than may, and none once too many came back")
    func limits() throws {
        for number in 0..<8 { house.receive(id: "m\(number)", from: "a@firma\(number).example") }
        house.pass(minutes: 20)
        house.work()
        #expect(house.transport.sent.count == 5)
        let gone = try house.ledger.replies(since: 0, state: "sent", limit: 9)
        for reply in gone.prefix(3) { try house.ledger.noteBounce(reply.id, at: house.now) }
        house.pass(minutes: 120)
        house.receive(id: "z1", from: "a@zeta.example")
        house.pass(minutes: 20)
        house.work()
        #expect(house.transport.sent.count == 5)
    }

    @Test("A rehearsal sends nothing and writes down what would have gone out")
    func rehearsal() throws {
        let house = AnsweringHouse(mode: .rehearse)
        house.receive(id: "a1")
        house.pass(minutes: 100)
        house.work()
        #expect(house.transport.sent.isEmpty)
        #expect(try house.states() == ["rehearsed"])
    }

    @Test("What was queued as a draft stays one, where replies are sent from now on")
    func draftsStay() throws {
        let folder = try TemporaryFolder()
        let drafts = MailDrop.folder(path: folder.path + "/drafts")
        let drafting = AnsweringHouse(mode: .draft, drafts: drafts)
        drafting.receive(id: "a")
        let sending = AnsweringHouse(mode: .send, drafts: drafts, after: drafting)
        sending.pass(minutes: 30)
        sending.work()
        #expect(sending.transport.sent.isEmpty)
        #expect(folder.names(in: "drafts").count == 1)
        #expect(try sending.states() == ["drafted"])
    }

    @Test("In draft mode a human refusal is put in a folder, and nothing is sent")
    func draft() throws {
        let folder = try TemporaryFolder()
        let house = AnsweringHouse(mode: .draft, drafts: .folder(path: folder.path + "/drafts"))
        house.receive(id: "a1")
        house.pass(minutes: 20)
        house.work()
        let names = folder.names(in: "drafts")
        #expect(names.count == 1 && names.allSatisfy { $0.hasSuffix(".eml") })
        let text = folder.text("drafts/\(names.first ?? "")")
        #expect(text.contains("unsubscribe") && !text.contains("Auto-Submitted"))
        #expect(text.contains("To: <marc@vente.example>"))
        #expect(house.transport.sent.isEmpty)
        #expect(try house.states() == ["drafted"])
    }

    @Test("A copy of what was sent is kept for the manager")
    func copy() throws {
        let folder = try TemporaryFolder()
        let house = AnsweringHouse(sent: .maildir(path: folder.path + "/Sent"))
        house.receive(id: "a1")
        house.pass(minutes: 20)
        house.work()
        #expect(folder.names(in: "Sent/new").count == 1)
    }

    @Test("The gate that refused stands in the ledger")
    func gateRecorded() throws {
        house.receive(id: "a1", fields: [("List-Id", "<x.example>")])
        #expect(try house.ledger.decision("a1")?.gate == "list")
        #expect(try house.ledger.replies(since: 0, state: nil, limit: 9).isEmpty)
    }

    @Test("The word of the reply lets a rewritten letter pass once, and no other")
    func secondChance() throws {
        house.receive(id: "a1")
        house.pass(minutes: 20)
        house.work()
        let word = house.key.word(
            organisation: "vente.example", week: ReplyWeek.number(of: house.now))
        let rewritten =
            "J'ai lu que vous êtes ouverts depuis 2008. Notre promo vous irait-elle ?\r\n"
        #expect(house.receive(id: "a2", subject: "PROMO \(word)") == .insistence)
        #expect(house.receive(id: "a3", subject: "PROMO \(word)", body: rewritten) == .keep)
        #expect(house.receive(id: "a4", subject: "PROMO \(word)", body: rewritten) == .insistence)
        #expect(
            house.receive(
                id: "b1", from: "eva@autre.example", subject: "PROMO \(word)", body: rewritten)
                == .pitch)
    }

    @Test("A rewritten letter with the word is read once, though it knows nothing of the house")
    func secondChanceWithoutFact() throws {
        house.receive(id: "a1")
        house.pass(minutes: 20)
        house.work()
        let word = house.key.word(
            organisation: "vente.example", week: ReplyWeek.number(of: house.now))
        let rewritten = "Que cherchez-vous en ce moment ? Une promo vous irait-elle ?\r\n"
        #expect(house.receive(id: "a2", subject: "PROMO \(word)", body: rewritten) == .doubt)
        let again = "Et maintenant ? Une autre promo, peut-être ?\r\n"
        #expect(house.receive(id: "a3", subject: "PROMO \(word)", body: again) == .insistence)
    }

    @Test("Two houses that answer do not answer one another")
    func twoHouses() throws {
        house.receive(id: "a1")
        house.pass(minutes: 20)
        house.work()
        let reply = try #require(house.transport.sent.first)
        let other = AnsweringHouse()
        other.receive(reply.octets, from: "", to: "info@relais.example")
        other.receive(reply.octets, from: "info@eclau.example", to: "info@relais.example")
        other.pass(minutes: 60)
        other.work()
        #expect(other.transport.sent.isEmpty)
        #expect(try other.ledger.replies(since: 0, state: nil, limit: 9).isEmpty)
    }

    @Test("A ticket system that answers everything from a new address ends after one reply")
    func ticketSystem() throws {
        house.receive(id: "a1", from: "help@tickets.example")
        house.pass(minutes: 20)
        house.work()
        for number in 0..<20 {
            house.receive(
                id: "t\(number)", from: "ticket-\(number)@tickets.example",
                subject: "Re: PROMO [#\(number)]")
            house.pass(minutes: 20)
            house.work()
        }
        #expect(house.transport.sent.count == 1)
    }
}
