import Foundation
import MailModel
import MailParsing
import Testing

/// Reads a collection of odd messages, where one lies beside the package.
@Suite struct CollectionTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/eval/mime")

    private static let files: [URL] = {
        let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (walk?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "eml" }
    }()

    @Test(.enabled(if: !files.isEmpty))
    func oddMessagesReadAlikeWithBothLineEnds() throws {
        let parser = MessageParser()
        for file in Self.files {
            let original = Array(try Data(contentsOf: file))
            let unix = original.split(separator: 0x0A, omittingEmptySubsequences: false)
                .map { $0.last == 0x0D ? $0.dropLast() : $0 }
            let one = parser.parse(Array(unix.joined(separator: [0x0A])))
            let other = parser.parse(Array(unix.joined(separator: [0x0D, 0x0A])))
            #expect(parser.parse(original).text.isSound, "\(file.lastPathComponent)")
            #expect(one.text.isSound, "\(file.lastPathComponent)")
            #expect(one.text.utf8 == other.text.utf8, "\(file.lastPathComponent)")
            #expect(one.text.sections == other.text.sections, "\(file.lastPathComponent)")
            #expect(one.subject == other.subject, "\(file.lastPathComponent)")
            #expect(one.authors == other.authors, "\(file.lastPathComponent)")
        }
    }
}
