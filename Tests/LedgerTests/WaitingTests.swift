import Foundation
import Glibc
import MailModel
import MailParsing
import PitchFilter
import RuleLanguage
import Testing

@testable import Ledger

@Suite("Decisions that wait to be written")
struct WaitingTests {
    private let start: Int64 = 1_777_000_000
    private let place: LedgerLocation

    init() throws {
        place = try TestDatabase.service.place()
    }

    private func decision(_ number: Int, reading: [UInt8]? = nil) -> DecisionRecord {
        var decision = DecisionRecord(
            id: "q\(number)", messageID: nil, address: "marc@stores.example",
            organisation: "stores.example", subject: "Stores ✓", seconds: start + Int64(number),
            verdict: "pitch", hundredths: -850, rules: ["offers-to-us", "first-mail"])
        decision.reading = reading
        return decision
    }

    private func ids(_ ledger: DatabaseLedger) throws -> [String] {
        try ledger.decisions(since: 0, about: nil, limit: 1000).map(\.id)
    }

    /// The files as they are now, under another name: what a process that is killed leaves behind.
    private func copy(_ place: LedgerLocation) throws -> LedgerLocation {
        let copy = try TestDatabase.service.place()
        for part in ["-waiting-0", "-waiting-1"] {
            try FileManager.default.copyItem(
                atPath: place.description + part, toPath: copy.description + part)
        }
        return copy
    }

    @Test(
        "Whoever opens the ledger next writes what a process left behind", arguments: [false, true])
    func left(isService: Bool) throws {
        let waiting = try #require(WaitingDecisions.ofService(besides: place.description))
        let sketch = TextSketch(octets: (0..<64).map { UInt8($0) })
        _ = try waiting.add(WaitingDecision(decision(1, reading: [7, 0, 9]), sketch: sketch))
        _ = try waiting.add(WaitingDecision(decision(2), sketch: nil))
        let next = try copy(place)
        let ledger = try next.open(isService: isService)
        #expect(try ids(ledger) == ["q2", "q1"])
        #expect(try ledger.decision("q1") == decision(1))
        #expect(try ledger.reading(ofDecision: "q1") == [7, 0, 9])
        #expect(try ledger.reading(ofDecision: "q2") == nil)
        try ledger.close()
        #expect(WaitingDecisions.leftBehind(besides: next.description) == nil)
    }

    @Test("A record that its writer did not finish is none; those before it are whole")
    func torn() throws {
        let waiting = try #require(WaitingDecisions.ofService(besides: place.description))
        for number in 1...3 {
            _ = try waiting.add(WaitingDecision(decision(number), sketch: nil))
        }
        let next = try copy(place)
        let file = next.description + "-waiting-0"
        let length = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
        truncate(file, try #require(length) - 1)
        let after = try #require(WaitingDecisions.ofService(besides: next.description))
        _ = try after.add(WaitingDecision(decision(4), sketch: nil))
        #expect(try ids(copy(next).open()) == ["q4", "q2", "q1"])
    }

    @Test("Whoever reads the ledger beside the daemon finds what waits there, a moment later")
    func beside() throws {
        let service = try place.open(isService: true)
        for number in 1...3 { try service.record(decision(number)) }
        #expect(try ids(place.open()) == ["q3", "q2", "q1"])
        #expect(try ids(service) == ["q3", "q2", "q1"])
    }

    @Test(
        "What root makes beside a ledger belongs to the folder's owner, but nothing behind a link",
        .enabled(if: geteuid() == 0, "only root can give files away"))
    func ownedByTheFolder() throws {
        let path = place.description
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let other = try TestDatabase.service.place().description
        #expect(FileManager.default.createFile(atPath: other, contents: nil))
        chown(folder, 65_534, 65_534)
        let ledger = try place.open(isService: true)
        try ledger.record(decision(1))
        #expect(try ids(ledger) == ["q1"])
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(names.count == 5)
        for name in names { #expect(try owner("\(folder)/\(name)") == 65_534, "\(name)") }
        try ledger.close()
        unlink(path + "-waiting-0")
        symlink(other, path + "-waiting-0")
        _ = try place.open(isService: true)
        #expect(try owner(other) == 0)
    }

    private func owner(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.ownerAccountID] as? Int
    }

    @Test("Two services on one ledger: the second writes at once, and nothing is lost")
    func two() throws {
        let first = try place.open(isService: true)
        let second = try place.open(isService: true)
        try first.record(decision(1))
        try second.record(decision(2))
        #expect(try ids(first) == ["q2", "q1"])
        try first.close()
        let third = try place.open(isService: true)
        try third.record(decision(3))
        #expect(try ids(place.open()) == ["q3", "q2", "q1"])
    }

    @Test("What can't be written while somebody else writes is written afterwards")
    func locked() throws {
        let service = try place.open(isService: true, patience: 0.01)
        let other = try SQLiteDatabase(path: place.description)
        try other.write { session in
            _ = try session.execute("DELETE FROM decision")
            for number in 1...WaitingDecisions.groupSize {
                // From the last of a group on it throws.
                try? service.record(decision(number))
            }
            // Reading waits for nobody.
            #expect(try service.decision("q1") == nil)
        }
        try service.record(decision(0))
        #expect(try ids(place.open()).count == WaitingDecisions.groupSize + 1)
    }

    @Test("While the ledger can't be written, no more is kept than there is room for")
    func most() throws {
        let waiting = try #require(WaitingDecisions.ofService(besides: place.description))
        let entry = WaitingDecision(decision(1), sketch: nil)
        for _ in 0..<WaitingDecisions.most { _ = try waiting.add(entry) }
        #expect(throws: LedgerError.self) { try waiting.add(entry) }
        var written = 0
        try waiting.drain { written += $0.count }
        #expect(written == WaitingDecisions.most)
        _ = try waiting.add(entry)
    }

    @Test("What failed to be written is there at the next attempt, with what came since")
    func again() throws {
        struct Failure: Error {}
        let waiting = try #require(WaitingDecisions.ofService(besides: place.description))
        _ = try waiting.add(WaitingDecision(decision(1), sketch: nil))
        #expect(throws: Failure.self) {
            try waiting.drain { _ in
                // Meanwhile a letter arrives; it goes into the other file.
                _ = try waiting.add(WaitingDecision(decision(2), sketch: nil))
                throw Failure()
            }
        }
        #expect(waiting.isStuck)
        #expect(try ids(copy(place).open()) == ["q2", "q1"])
        var written: [String] = []
        try waiting.drain { written = $0.map(\.decision.id) }
        #expect(written == ["q1", "q2"] && !waiting.isStuck)
        #expect(try ids(copy(place).open()).isEmpty)
    }

    @Test("Octets that nobody wrote are no decision")
    func strange() {
        #expect(WaitingDecision(octets: []) == nil)
        #expect(WaitingDecision(octets: [9]) == nil)
        #expect(WaitingDecision(octets: [2, 0, 0, 0, 9, 65]) == nil)
        #expect([SQLValue](octets: [1, 0, 0]) == nil)
    }

    @Test("Numbers, texts, octets and nothing come back as they went")
    func values() {
        let values: [SQLValue] = [
            .null, .integer(.min), .integer(.max), .text(""), .text("Zoë 🌿"), .octets([]),
            .octets([0, 255]),
        ]
        #expect([SQLValue](octets: values.octets) == values)
    }
}
