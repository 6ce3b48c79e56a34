import FilterService
import Logging
import MilterProtocol
import Testing

@Suite("A message never kills the daemon twice")
struct WorkNotesTests {
    @Test("A note is there while a message is judged, and gone afterwards")
    func notes() throws {
        let folder = try TemporaryFolder()
        let notes = WorkNotes(folder: folder.path + "/in-work")
        let message = try #require(transaction())
        let note = notes.begin(message)
        #expect(folder.names == ["in-work"])
        #expect(WorkNotes(folder: folder.path + "/in-work").suspectCount == 1)
        notes.end(note)
        #expect(WorkNotes(folder: folder.path + "/in-work").suspectCount == 0)
    }

    @Test("What was in work when the process died passes unjudged, all else is judged")
    func suspects() throws {
        let folder = try TemporaryFolder()
        let poison = try #require(transaction(body: "promo\0\r\n"))
        _ = WorkNotes(folder: folder.path).begin(poison)
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
