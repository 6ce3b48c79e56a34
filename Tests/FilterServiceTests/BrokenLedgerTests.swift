import FilterService
import Foundation
import Glibc
import Ledger
import MailParsing
import MilterProtocol
import PitchFilter
import Synchronization
import Testing

@Suite("What the daemon does when its ledger breaks")
struct BrokenLedgerTests {
    private let log = RecordedLog()
    private let counters = ServiceCounters()
    private let folder: TemporaryFolder
    private let time = Clock()

    private final class Clock: Sendable {
        private let seconds = Atomic<Int64>(1_772_323_200)
        private let correction = Atomic<Int64>(0)
        var uptime: Int64 { seconds.load(ordering: .relaxed) }
        var now: Int64 { uptime + correction.load(ordering: .relaxed) }
        func advance(_ by: Int64) { seconds.add(by, ordering: .relaxed) }
        func correct(_ by: Int64) { correction.add(by, ordering: .relaxed) }
    }

    init() throws {
        folder = try TemporaryFolder()
    }

    /// A desk whose ledger lies in a folder.
    private func desk(_ folder: String) throws -> MessageDesk {
        let location = LedgerLocation.file(inFolder: folder)
        let source = LedgerAccess.Source(
            setAside: { [time] in location.setAside(at: time.now) },
            open: { try location.open(isService: true, patience: 0.01) })
        let access = LedgerAccess(
            source: source, logger: log.logger, uptime: { [time] in time.uptime },
            clock: { [time] in time.now })
        return MessageDesk(
            store: try smallStore(), memory: CorrespondenceMemory(access, counters: counters),
            notes: WorkNotes(folder: self.folder.path + "/in-work"), counters: counters,
            logger: log.logger)
    }

    /// Judges a pitch, and a letter of somebody whom the rule file knows; each as it should be.
    private func judge(_ desk: MessageDesk, id: String = "4f") throws {
        let macros = [MilterMacro(name: "i", value: id)]
        let pitch = desk.judge(try #require(transaction(macros: macros)), .addHeaders)
        #expect(verdict(pitch) == .pitch)
        let known = transaction(
            fields: [("From", "x@ami.example"), ("Subject", "PROMO")],
            macros: [MilterMacro(name: "i", value: id + "k")])
        #expect(verdict(desk.judge(try #require(known), .addHeaders)) == .keep)
    }

    private func verdict(_ judgement: Judgement) -> Verdict? {
        if case .judged(let decision, _) = judgement.outcome { decision.verdict } else { nil }
    }

    private func recorded(_ folder: String) throws -> [String] {
        let ledger = try LedgerLocation.file(inFolder: folder).open()
        return try ledger.decisions(since: 0, about: nil, limit: 999).map(\.id).sorted()
    }

    private static let failing = "the ledger fails, mail is judged without history"
    private static let damaged = "the ledger was damaged; it is set aside and a new one begun"
    private static let back = "the ledger is there again"

    @Test("Damaged from the beginning: the file is set aside as it was, and a new one begun")
    func garbage() throws {
        let garbage = String(repeating: "This is no database. ", count: 500)
        try folder.write(garbage, "ledger.sqlite")
        let desk = try desk(folder.path)
        try judge(desk, id: "1")
        try judge(desk, id: "2")
        #expect(folder.text("ledger.sqlite.damaged-20260301T000000Z") == garbage)
        #expect(log.lines == [Self.failing, Self.damaged, Self.back])
        #expect(try recorded(folder.path).contains("2"))
        #expect(counters.current.withoutHistory == 1)
    }

    @Test("Damaged while in use: the same")
    func damagedInUse() throws {
        let desk = try desk(folder.path)
        try judge(desk, id: "1")
        let path = folder.path + "/ledger.sqlite"
        for name in [path, path + "-wal"] {
            let handle = try #require(FileHandle(forUpdatingAtPath: name))
            let size = try handle.seekToEnd()
            try handle.seek(toOffset: 0)
            try handle.write(contentsOf: Data(repeating: 0x55, count: Int(size)))
        }
        // More than wait for each other before they are written.
        for number in 2...40 { try judge(desk, id: "\(number)") }
        #expect(log.lines.contains(Self.damaged))
        #expect(try recorded(folder.path).contains("40"))
        #expect(folder.names.contains("ledger.sqlite.damaged-20260301T000000Z"))
    }

    @Test("Locked by another: mail is judged with history, and noted again once the lock is gone")
    func locked() throws {
        let desk = try desk(folder.path)
        try judge(desk, id: "1")
        let other = try SQLiteDatabase(path: folder.path + "/ledger.sqlite")
        try other.write { session in
            try session.execute("UPDATE decision SET subject = 'locked'", [])
            for number in 2...40 { try judge(desk, id: "\(number)") }
        }
        // The clock was an hour fast; the pause is over all the same.
        time.correct(-3600)
        time.advance(LedgerAccess.pause)
        try judge(desk, id: "41")
        // Nothing that was decided meanwhile is lost.
        let all = (1...41).flatMap { ["\($0)", "\($0)k"] }
        #expect(try recorded(folder.path) == all.sorted())
        #expect(counters.current.withoutHistory == 0)
        #expect(log.lines == [Self.failing, Self.back])
    }

    @Test("To whom the house wrote while the ledger was locked is known once it is not")
    func lockedHouseLetters() throws {
        let desk = try desk(folder.path)
        try judge(desk, id: "1")
        let letter = try #require(
            transaction(
                from: "<info@relais.example>", to: ["<x@vente.example>"],
                fields: [("From", "info@relais.example"), ("Message-ID", "<a@relais.example>")],
                body: "Volontiers.", macros: [MilterMacro(name: "auth_authen", value: "anna")]))
        let other = try SQLiteDatabase(path: folder.path + "/ledger.sqlite")
        try other.write { session in
            try session.execute("UPDATE decision SET subject = 'locked'", [])
            for _ in 0..<3 { _ = desk.judge(letter, .addHeaders) }
        }
        time.advance(LedgerAccess.pause)
        try judge(desk, id: "2")
        let message = try #require(transaction(macros: [MilterMacro(name: "i", value: "3")]))
        #expect(verdict(desk.judge(message, .addHeaders)) == .keep)
        let ledger = try LedgerLocation.file(inFolder: folder.path).open()
        let dossier = try ledger.dossier(about: #require(Who("@vente.example")), limit: 9)
        #expect(dossier.houseLetters.count == 1)
    }

    @Test("Made by a newer nopitch: it is left as it is, and said once a minute")
    func tooNew() throws {
        let database = try SQLiteDatabase(path: folder.path + "/ledger.sqlite")
        _ = try DatabaseLedger(database)
        try database.write { session in
            _ = try session.execute("INSERT INTO migration VALUES (99, 'clairvoyance')", [])
        }
        let desk = try desk(folder.path)
        for _ in 0..<13 {
            try judge(desk)
            time.advance(LedgerAccess.pause)
        }
        #expect(log.lines == [Self.failing, Self.failing, Self.failing])
        #expect(counters.current.withoutHistory == 26)
        try database.write { session in
            _ = try session.execute("DELETE FROM migration WHERE number = 99", [])
        }
        try judge(desk, id: "9")
        #expect(try recorded(folder.path) == ["9", "9k"])
        #expect(log.lines.last == Self.back)
    }

    @Test(
        "Where its folder can't be written mail is judged without it",
        .enabled(if: getuid() != 0, "root may write everywhere"))
    func unwritable() throws {
        let state = folder.path + "/state"
        mkdir(state, 0o500)
        let desk = try desk(state)
        try judge(desk)
        chmod(state, 0o700)
        time.advance(LedgerAccess.pause)
        try judge(desk, id: "2")
        #expect(try recorded(state) == ["2", "2k"])
        #expect(log.lines == [Self.failing, Self.back])
    }

    @Test(
        "On a file system that turned read-only mail is judged; later it is noted again",
        .enabled(if: TinyFilesystem.isPossible, "only root can mount a file system"))
    func readOnly() throws {
        let tiny = try TinyFilesystem(kilobytes: 4096)
        tiny.setReadOnly(true)
        let desk = try desk(tiny.path)
        try judge(desk, id: "1")
        tiny.setReadOnly(false)
        time.advance(LedgerAccess.pause)
        try judge(desk, id: "2")
        #expect(try recorded(tiny.path) == ["2", "2k"])
        #expect(log.lines == [Self.failing, Self.back])
    }

    @Test(
        "On a full disk mail is judged; what is noted once there is room is sound",
        .enabled(if: TinyFilesystem.isPossible, "only root can mount a file system"))
    func full() throws {
        let tiny = try TinyFilesystem(kilobytes: 2048)
        let desk = try desk(tiny.path)
        try judge(desk, id: "1")
        let filler = tiny.fill()
        for number in 0..<400 {
            try judge(desk, id: "full\(number)")
            time.advance(LedgerAccess.pause)
        }
        #expect(log.lines.first == Self.failing)
        unlink(filler)
        time.advance(LedgerAccess.pause)
        try judge(desk, id: "2")
        #expect(log.lines.last == Self.back)
        #expect(try recorded(tiny.path).count > 2)
        let check = try SQLiteDatabase(path: tiny.path + "/ledger.sqlite").read { session in
            try session.rows("PRAGMA integrity_check", [])
        }
        #expect(check == [LedgerRow(values: [.text("ok")])])
    }

    @Test("Without history nobody meets the house for the first time, and the people are known")
    func facts() throws {
        let fields = [("From", "x@ami.example"), ("Subject", "x")]
        let octets = try #require(transaction(fields: fields)).octets
        let inquiry = Inquiry(
            MessageParser().parse(octets), identity: try smallStore().current.rules.identity)
        let facts = Facts(withoutHistory: inquiry, people: People(["@ami.example"]))
        #expect(facts.isKnownSender && facts.isHistoryMissing && !facts.isFirstContact)
        #expect(!Facts(withoutHistory: inquiry, people: People([])).isKnownSender)
    }
}
