import Foundation
import RuleLanguage
import Testing

/// Whole rule files with the complaints they must draw, as the manager sees them.
///
/// Each `NAME.rules` in Fixtures has a `NAME.expected`. Run with `RECORD_FIXTURES=FOLDER` to write
/// them anew, then read the changes.
@Suite struct FixtureTests {
    static let folder = Bundle.module.resourceURL?.appendingPathComponent("Fixtures")

    static var files: [String: String] {
        get throws {
            let folder = try #require(folder)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            return try Dictionary(
                uniqueKeysWithValues: names.map { name in
                    let data = try Data(contentsOf: folder.appendingPathComponent(name))
                    return (name, String(decoding: data, as: UTF8.self))
                }
            )
        }
    }

    static var names: [String] {
        let files = (try? files) ?? [:]
        return files.keys.filter { $0.hasSuffix(".rules") }.map { String($0.dropLast(6)) }.sorted()
    }

    @Test("A rule file draws exactly the complaints written beside it", arguments: names)
    func complaints(name: String) throws {
        let files = try Self.files
        let rendered = read(files, path: name + ".rules").rendered
        if let folder = ProcessInfo.processInfo.environment["RECORD_FIXTURES"] {
            let file = URL(fileURLWithPath: folder).appendingPathComponent(name + ".expected")
            try Data(rendered.utf8).write(to: file)
        }
        #expect(rendered == files[name + ".expected"])
    }

    @Test("There are fixtures to try")
    func someFixtures() {
        #expect(Self.names.count > 10)
    }
}
