import Foundation
import Testing

/// Runs the built `nopitch`, which lies beside the tests.
struct Command {
    let status: Int32
    let output: String
    let error: String

    var outputLines: [Substring] {
        output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    }

    /// Runs in the repository's root; `environment` comes on top of one that asks for French.
    static func run(
        _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
    ) throws -> Command {
        try run(arguments, input: input, environment: environment)
    }

    /// `output` is where standard output goes, for what is not read from it.
    static func run(
        _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
        output place: String? = nil
    ) throws -> Command {
        let folder = try TemporaryFolder()
        let (output, error) = (try folder.file("output"), try folder.file("error"))
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = root
        process.environment = ["LANG": "fr_CH.UTF-8", "TERM": "xterm"].merging(environment) { $1 }
        process.standardInput = try FileHandle(
            forReadingFrom: try folder.write(input ?? "", "input"))
        process.standardOutput = try FileHandle(
            forWritingTo: place.map { URL(fileURLWithPath: $0) } ?? output)
        process.standardError = try FileHandle(forWritingTo: error)
        try process.run()
        process.waitUntilExit()
        return Command(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            error: String(decoding: try Data(contentsOf: error), as: UTF8.self))
    }

    static let executable = URL(fileURLWithPath: "/proc/self/exe")
        .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("nopitch")

    /// The repository's root.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The path of a fixture from the root.
    static func fixture(_ name: String) -> String { "Tests/CommandTests/Fixtures/" + name }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }
}

/// A folder that goes with its owner.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory
            .appendingPathComponent("nopitch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func file(_ name: String) throws -> URL { try write("", name) }

    @discardableResult
    func write(_ text: String, _ name: String) throws -> URL {
        let file = url.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return file
    }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    func text(_ name: String) throws -> String {
        try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
    }
}

/// A line of NDJSON as a dictionary.
func object(_ line: some StringProtocol) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
}
