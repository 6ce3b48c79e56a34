import Glibc
import Mailboxes
import Testing

/// A folder of one's own that goes away with the test.
final class ScratchFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/nopitch-mailboxes-XXXXXX".utf8CString)
        path = try #require(mkdtemp(&template).map { String(cString: $0) })
    }

    deinit {
        remove(path)
    }

    private func remove(_ path: String) {
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { remove(path + "/" + name) }
            }
            closedir(folder)
            rmdir(path)
        } else {
            unlink(path)
        }
    }

    func write(_ name: String, _ text: String) -> String {
        let file = path + "/" + name
        if let stream = fopen(file, "w") {
            fwrite(text, 1, text.utf8.count, stream)
            fclose(stream)
        }
        return file
    }

    func folder(_ name: String) {
        mkdir(path + "/" + name, 0o700)
    }
}

private func items(_ path: String, maximumOctets: Int = 1 << 20) throws -> [MailboxItem] {
    var reader = try MailboxReader(path: path, maximumOctets: maximumOctets)
    var items: [MailboxItem] = []
    while let item = try reader.next() { items.append(item) }
    return items
}

private func texts(_ path: String, maximumOctets: Int = 1 << 20) throws -> [String] {
    try items(path, maximumOctets: maximumOctets).map {
        switch $0 {
        case .message(let message): String(decoding: message.bytes, as: UTF8.self)
        case .unreadable(let path, _): "unreadable " + path
        }
    }
}

@Suite struct MailboxReaderTests {
    private let scratch: ScratchFolder

    init() throws {
        scratch = try ScratchFolder()
    }

    @Test(arguments: ["\n", "\r\n"])
    func anMboxGivesItsMessagesWithoutPostmarks(lineEnd: String) throws {
        let mbox = """
            From a@one.example Mon Mar  3 10:12:00 2025
            Subject: one

            first

            From b@two.example Tue Mar  4 08:00:00 2025
            Subject: two

            second

            """
        let path = scratch.write("box", mbox.replacing("\n", with: lineEnd))
        let expected = ["Subject: one\n\nfirst\n", "Subject: two\n\nsecond\n"]
        #expect(try texts(path) == expected.map { $0.replacing("\n", with: lineEnd) })
    }

    @Test func aLineThatOnlyBeginsWithFromStaysInTheBody() throws {
        let body =
            "Subject: s\n\nhello\n\nFrom here on it is easy.\nFrom a@b Mon Mar 3 10:12 2025\n"
        let path = scratch.write("box", "From a@b Mon Mar  3 10:12:00 2025\n" + body)
        #expect(try texts(path) == [body])
    }

    @Test(arguments: [(">From x", "From x"), (">>From x", ">From x"), ("> From x", "> From x")])
    func oneMarkIsTakenOffQuotedPostmarks(written: String, read: String) throws {
        let path = scratch.write("box", "From a@b Mon Mar  3 10:12:00 2025\nA: b\n\n\(written)\n")
        #expect(try texts(path) == ["A: b\n\n\(read)\n"])
    }

    @Test(arguments: ["\n", "\r\n\r\n", "\u{FEFF}"])
    func whatAnEditorPutBeforeTheFirstPostmarkDoesNotHideIt(lead: String) throws {
        let mbox = "From a@b Mon Mar  3 10:12:00 2025\nA: b\n\none\n\n"
        let path = scratch.write("box", lead + mbox + mbox)
        #expect(try texts(path) == ["A: b\n\none\n", "A: b\n\none\n"])
        #expect(try texts(scratch.write("one.eml", "\n\nA: b\n")) == ["\n\nA: b\n"])
        #expect(try texts(scratch.write("blank", "\n\n")) == ["\n\n"])
    }

    @Test func aPostmarkBeforeAHeaderFieldNeedsNoEmptyLine() throws {
        let postmark = "From a@b Mon Mar  3 10:12:00 2025\n"
        let mbox = "\(postmark)A: b\n\none\n\(postmark)A: b\n\ntwo\n\(postmark)\(postmark)three"
        #expect(
            try texts(scratch.write("box", mbox)) == [
                "A: b\n\none\n", "A: b\n\ntwo\n\(postmark)\(postmark)three",
            ])
        #expect(
            try texts(scratch.write("end", "\(postmark)A: b\n\none\n\(postmark)")) == [
                "A: b\n\none\n\(postmark)"
            ])
    }

    @Test func aLyingContentLengthIsNotBelieved() throws {
        let text = """
            From a@b Mon Mar  3 10:12:00 2025
            Content-Length: 9999

            one

            From a@b Mon Mar  3 10:13:00 2025
            Content-Length: 0

            two
            """
        let path = scratch.write("box", text)
        #expect(try texts(path) == ["Content-Length: 9999\n\none\n", "Content-Length: 0\n\ntwo"])
    }

    @Test func aSingleMessageStaysAsItIs() throws {
        let text = "Subject: s\n\n>From here\n\nFrom a@b Mon Mar  3 10:12:00 2025\nx\n\n"
        #expect(try texts(scratch.write("one.eml", text)) == [text])
    }

    @Test func anEmptyFileHoldsNothing() throws {
        #expect(try texts(scratch.write("empty", "")).isEmpty)
    }

    @Test func aMessageThatIsTooLongIsCutAndSaysSo() throws {
        let long = String(repeating: "abc\n", count: 100)
        let mark = "From a@b Mon Mar  3 10:12:00 2025\n"
        let path = scratch.write("box", mark + long + "\n" + mark + "B: c\n\nx\n")
        let read = try items(path, maximumOctets: 40)
        #expect(read.count == 2)
        guard case .message(let first) = read.first, case .message(let second) = read.last else {
            Issue.record("no messages")
            return
        }
        #expect(first.bytes.count == 40)
        #expect(first.skippedBytes == 361)
        #expect(second.skippedBytes == 0)
        #expect(second.index == 1)
    }

    @Test func aLineLongerThanAnyPieceIsKeptWhole() throws {
        let line = String(repeating: "x", count: 600_000)
        let path = scratch.write("box", "From a@b Mon Mar  3 10:12:00 2025\nA: b\n\n\(line)\n")
        #expect(try texts(path) == ["A: b\n\n\(line)\n"])
    }

    @Test func aFolderGivesItsEmlFilesByNameAndGoesOnAfterAnUnreadableOne() throws {
        _ = scratch.write("b.eml", "two")
        _ = scratch.write("a.EML", "one")
        _ = scratch.write("notes.txt", "no")
        scratch.folder("d.eml")
        symlink("nowhere", scratch.path + "/c.eml")
        _ = scratch.write("e.eml", "three")
        #expect(
            try texts(scratch.path) == ["one", "two", "unreadable \(scratch.path)/c.eml", "three"]
        )
    }

    @Test func aMaildirGivesWhatIsInCurAndNew() throws {
        for name in ["cur", "new", "tmp"] { scratch.folder(name) }
        _ = scratch.write("cur/1.a:2,S", "one")
        _ = scratch.write("new/2.a", "two")
        _ = scratch.write("tmp/3.a", "half")
        #expect(try texts(scratch.path) == ["one", "two"])
    }

    @Test func whatIsNotThereIsAnError() throws {
        #expect(throws: MailboxError.self) { try MailboxReader(path: scratch.path + "/none") }
        #expect(throws: MailboxError.noMessages(path: scratch.path)) {
            try MailboxReader(path: scratch.path)
        }
    }

    @Test func theReaderTellsHowFarItIs() throws {
        let path = scratch.write("box", "From a@b Mon Mar  3 10:12:00 2025\nA: b\n\nx\n")
        var reader = try MailboxReader(path: path)
        #expect(reader.totalBytes == 42)
        #expect(reader.consumedBytes == 0)
        while try reader.next() != nil {}
        #expect(reader.consumedBytes == 42)
    }
}
