import FilterService
import Foundation
import Glibc
import Testing

/// By whose rights this thread opens files (setfsuid(2)), which Swift is not shown.
@_silgen_name("setfsuid")
private func setRightsOfThread(_ user: uid_t) -> Int32

@Suite("Delivery")
struct DeliveryTests {
    private let marks = [
        (name: "X-Nopitch", value: "pitch"), (name: "X-Nopitch-Why", value: "a\n b"),
    ]

    private func marked(_ text: String) -> String {
        String(decoding: MarkedMessage(Array(text.utf8), marks: marks).octets, as: UTF8.self)
    }

    @Test("Our fields stand at the end of the header section, all else stays octet by octet")
    func marking() {
        #expect(
            marked("From: a\nSubject: b\n c\n\nText\r\n\n\0")
                == "From: a\nSubject: b\n c\nX-Nopitch: pitch\nX-Nopitch-Why: a\n b\n\nText\r\n\n\0"
        )
    }

    @Test("A new subject stands where the old one stood, or at the end where there was none")
    func subject() {
        func marked(_ text: String) -> String {
            let message = MarkedMessage(Array(text.utf8), marks: [], subject: "[a] b")
            return String(decoding: message.octets, as: UTF8.self)
        }
        #expect(marked("A: b\nSUBJECT: c\n d\nE: f\n\n") == "A: b\nSubject: [a] b\nE: f\n\n")
        #expect(marked("A: b\n\nText") == "A: b\nSubject: [a] b\n\nText")
    }

    @Test("Line ends are those of the message")
    func lineEnds() {
        #expect(
            marked("A: b\r\n\r\nText")
                == "A: b\r\nX-Nopitch: pitch\r\nX-Nopitch-Why: a\r\n b\r\n\r\nText")
    }

    @Test("Somebody else's copies of our fields go, with their folds")
    func forged() {
        #expect(
            marked("x-nopitch: keep;\n more\nA: b\nX-NOPITCH-WHY :x\nX-Nopitch-Other: y\n\n")
                == "A: b\nX-Nopitch-Other: y\nX-Nopitch: pitch\nX-Nopitch-Why: a\n b\n\n")
    }

    @Test(
        "Header sections without an end, or without anything, are no trouble",
        arguments: ["", "A: b", "A: b\n", "\n", "\r\n", "no header at all"])
    func odd(text: String) {
        #expect(marked(text).contains("X-Nopitch: pitch"))
    }

    @Test("A postmark is told from the message")
    func postmark() {
        let message = MarkedMessage(Array("From x Mon\nA: b\n\nT".utf8), marks: [])
        #expect(Array(message.postmark) == Array("From x Mon\n".utf8))
        #expect(message.octets == Array("A: b\n\nT".utf8))
    }

    @Test(
        "Folder names are stored as IMAP has them",
        arguments: [
            ("Pitches", ".Pitches"), ("Démarchage", ".D&AOk-marchage"), ("R&D", ".R&-D"),
            ("Courrier/Démarchage", ".Courrier.D&AOk-marchage"), ("日本語", ".&ZeVnLIqe-"),
            ("😀", ".&2D3eAA-"), ("../../etc", ".etc"), ("/", nil), ("..", nil),
        ])
    func folderNames(name: String, folder: String?) {
        #expect(MailboxName.maildirFolder(name) == folder)
    }

    @Test("A message lies in the folder's new, and nothing in its tmp")
    func maildir() throws {
        let folder = try TemporaryFolder()
        let maildir = Maildir(path: folder.path + "/Maildir")
        try maildir.store(Array("A: b\n\n".utf8), folder: "Démarchage")
        try maildir.store(Array("C: d\n\n".utf8))
        try maildir.store(Array("E: f\n\n".utf8))
        #expect(names(folder, "Maildir") == [".D&AOk-marchage", "cur", "new", "tmp"])
        #expect(names(folder, "Maildir/.D&AOk-marchage") == ["cur", "maildirfolder", "new", "tmp"])
        #expect(names(folder, "Maildir/new").count == 2)
        #expect(names(folder, "Maildir/tmp").isEmpty)
        let name = try #require(names(folder, "Maildir/.D&AOk-marchage/new").first)
        #expect(folder.text("Maildir/.D&AOk-marchage/new/\(name)") == "A: b\n\n")
    }

    @Test("Where a message can't be stored, that is told")
    func unwritable() {
        #expect(throws: Maildir.Failure.self) { try Maildir(path: "/proc/none").store([]) }
    }

    @Test("The next program gets the message, and its exit status counts")
    func nextCommand() throws {
        let folder = try TemporaryFolder()
        let copy = NextCommand(["sh", "-c", "cat >\(folder.path)/copy; exit $STATUS"])
        #expect(try copy.run(Array("A: b\n".utf8), environment: ["STATUS": "3"]) == 3)
        #expect(folder.text("copy") == "A: b\n")
        let big = [UInt8](repeating: 65, count: 1 << 20)
        #expect(try NextCommand(["true"]).run(big, environment: [:]) == 0)
        #expect(try NextCommand(["sh", "-c", "kill -9 $$"]).run([], environment: [:]) == 75)
        #expect(throws: NextCommand.Failure.self) {
            try NextCommand(["/no/such/program"]).run([], environment: [:])
        }
    }

    @Test("The next program is ended by a broken pipe, as it would be without us")
    func brokenPipe() throws {
        let folder = try TemporaryFolder()
        let script = "grep SigIgn /proc/self/status >\(folder.path)/signals"
        let look = NextCommand(["sh", "-c", script])
        #expect(try look.run([], environment: [:]) == 0)
        let ignored = folder.text("signals").split(whereSeparator: \.isWhitespace).last ?? ""
        #expect(try #require(UInt64(ignored, radix: 16)) & 1 << (UInt64(SIGPIPE) - 1) == 0)
    }

    @Test("A folder that may be written to but not read takes the message, and there is no failure")
    func unreadableFolder() throws {
        let folder = try TemporaryFolder()
        let maildir = Maildir(path: folder.path + "/Maildir")
        try maildir.store(Array("A: b\n\n".utf8))
        try asNobody(folder.path) {
            chmod(folder.path + "/Maildir/new", 0o300)
            #expect(opendir(folder.path + "/Maildir/new") == nil)
            try maildir.store(Array("C: d\n\n".utf8))
        }
        chmod(folder.path + "/Maildir/new", 0o700)
        #expect(names(folder, "Maildir/new").count == 2)
    }

    /// Root may read everything; so its folder, and the rights of this thread, are another's meanwhile.
    private func asNobody(_ path: String, _ work: () throws -> Void) throws {
        guard geteuid() == 0 else { return try work() }
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) + [""] {
            chown("\(path)/\(name)", 65_534, 65_534)
        }
        _ = setRightsOfThread(65_534)
        defer { _ = setRightsOfThread(0) }
        try work()
    }

    private func names(_ folder: TemporaryFolder, _ path: String) -> [String] {
        folder.names(in: path)
    }
}
