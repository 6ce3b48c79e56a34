import FilterService
import Foundation
import Logging
import MilterProtocol
import Testing

@Suite("A message never kills the daemon twice")
struct WorkNotesTests {
    @Test("What a living process works on is no suspect; what a dead one worked on is")
    func notes() throws {
        let folder = try TemporaryFolder()
        let place = folder.path + "/in-work"
        let message = try #require(transaction())
        do {
            let notes = WorkNotes(folder: place)
            let note = notes.begin(message)
            guard case .noted = note else {
                Issue.record("no note")
                return
            }
            #expect(WorkNotes(folder: place).suspectCount == 0)
            notes.end(note)
        }
        #expect(WorkNotes(folder: place).suspectCount == 0)
        try leave(message, in: place)
        #expect(WorkNotes(folder: place).suspectCount == 1)
        // The suspicion outlives the process that found it.
        #expect(WorkNotes(folder: place).suspectCount == 1)
    }

    /// What a process leaves that dies over a message: a copy of its note, which nobody holds.
    private func leave(_ message: MilterTransaction, in folder: String) throws {
        let notes = WorkNotes(folder: folder)
        let note = notes.begin(message)
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
        try FileManager.default.copyItem(
            atPath: "\(folder)/\(name)", toPath: "\(folder)/at-left")
        notes.end(note)
    }

    @Test("Files of dead processes in which no message stands are cleared away")
    func clearing() throws {
        let folder = try TemporaryFolder()
        for text in ["", "----------------"] {
            let path = folder.path + "/at-\(text.count)"
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let notes = WorkNotes(folder: folder.path)
        #expect(notes.suspectCount == 0)
        #expect(folder.names == [])
    }

    @Test("What was in work when the process died passes unjudged, all else is judged")
    func suspects() throws {
        let folder = try TemporaryFolder()
        let poison = try #require(transaction(body: "promo\0\r\n"))
        try leave(poison, in: folder.path)
        let counters = ServiceCounters()
        let desk = MessageDesk(
            store: try smallStore(), notes: WorkNotes(folder: folder.path), counters: counters,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        #expect(desk.judge(poison, .addHeaders).modifications.isEmpty)
        #expect(counters.current.suspects == 1)
        #expect(!desk.judge(try #require(transaction()), .addHeaders).modifications.isEmpty)
    }

    @Test("Where notes can't be written mail is judged all the same, with one complaint")
    func unwritable() throws {
        let counters = ServiceCounters()
        let desk = MessageDesk(
            store: try smallStore(), notes: WorkNotes(folder: "/proc/none"), counters: counters,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        for _ in 0..<2 {
            #expect(!desk.judge(try #require(transaction()), .addHeaders).modifications.isEmpty)
        }
        #expect(counters.current.unwrittenNotes == 2)
    }
}
