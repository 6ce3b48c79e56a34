import FilterService
import Foundation
import Logging
import MilterProtocol
import NIOCore
import NIOPosix
import PitchFilter
import RuleLanguage
import Synchronization

/// Rules small enough to see what they do.
let smallRules = """
    house
        name     Le Relais
        address  info@relais.example | gestion@relais.example
        form     site@relais.example
    people
        @ami.example
    decide
        pitch from 4 points and 2 kinds
        doubt from 2 points
    when pitch
        file into Démarchage
    when doubt
        tag [douteux ?]
    rule sells +2
        because  Vend à tout va
        kind     content
        text has promo
    rule shouts +2
        because  Crie – « très » fort
        kind     structure
        subject has PROMO
    """

func outcome(of text: String) -> Outcome {
    let environment = RuleEnvironment(
        vocabulary: .mail, load: { _ in .success(text) },
        today: CalendarDate(year: 2026, month: 3, day: 1))
    return PolicyReader(environment: environment).read(path: "house.rules")
}

func smallStore() throws -> RuleStore {
    try RuleStore(path: "house.rules") { _ in outcome(of: smallRules) }
}

/// A folder that goes with its owner.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = "/tmp/nopitch-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"), options: .atomic)
    }

    func text(_ name: String) -> String {
        (try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)) ?? ""
    }

    var names: [String] { names(in: "") }

    func names(in folder: String) -> [String] {
        let path = folder.isEmpty ? path : "\(path)/\(folder)"
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }
}

/// Hands log lines to whoever waits for them.
struct LogLines: LogHandler {
    let continuation: AsyncStream<String>.Continuation
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.debug

    static func make() -> (Logger, AsyncStream<String>) {
        let (stream, continuation) = AsyncStream<String>.makeStream()
        return (Logger(label: "test") { _ in LogLines(continuation: continuation) }, stream)
    }

    func log(event: LogEvent) { continuation.yield(event.message.description) }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }
}

extension AsyncStream<String> {
    /// Waits until a line comes.
    func first(_ line: String) async -> Bool {
        for await element in self where element == line { return true }
        return false
    }
}

/// A message as an MTA hands it to the filter.
func transaction(
    from: String = "<x@vente.example>", to: [String] = ["<info@relais.example>"],
    fields: [(String, String)] = [("From", "x@vente.example"), ("Subject", "PROMO")],
    body: String = "Notre promo.\r\n", macros: [MilterMacro] = [], client: MilterClient? = nil
) -> MilterTransaction? {
    var session = MilterSession(wanting: [])
    func octets(_ text: String) -> [UInt8] { Array(text.utf8) }
    if let client { _ = session.received(.connect(client)) }
    _ = session.received(.macros(stage: UInt8(ascii: "M"), macros))
    _ = session.received(.mail([octets(from)]))
    for path in to { _ = session.received(.recipient([octets(path)])) }
    for (name, value) in fields {
        _ = session.received(.header(name: octets(name), value: octets(value)))
    }
    guard case .judge(let transaction) = session.received(.endOfBody(octets(body))) else {
        return nil
    }
    return transaction
}
