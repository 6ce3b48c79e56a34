import Foundation

/// Whole messages with what should come of them, in a form that anybody can read and write.
///
/// A file holds several cases; a line of `=` signs ends each. Above the first empty line stands
/// what is expected, below it the message:
///
///     name     a cleaning firm offers its services
///     verdict  pitch
///     hits     offers-to-us, names-prices
///     spares   asks-for-service
struct VerdictCase: Sendable, CustomStringConvertible {
    var name = ""
    var verdict = ""
    var hits: [String] = []
    var spares: [String] = []
    var known: [String] = []
    var message = ""

    var description: String { name }

    static let all: [VerdictCase] = {
        let folder = Bundle.module.resourceURL?.appendingPathComponent("Fixtures/cases")
        let files = folder.flatMap {
            try? FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
        }
        return (files ?? []).filter { $0.pathExtension == "case" }
            .sorted { $0.path < $1.path }
            .flatMap { file in cases(in: (try? String(contentsOf: file, encoding: .utf8)) ?? "") }
    }()

    private static func cases(in text: String) -> [VerdictCase] {
        text.components(separatedBy: "\n=====\n").compactMap { part in
            let trimmed = part.trimmingCharacters(in: .newlines)
            return trimmed.isEmpty ? nil : VerdictCase(trimmed)
        }
    }

    private init(_ text: String) {
        let halves = text.components(separatedBy: "\n\n")
        for line in halves[0].components(separatedBy: "\n") {
            let words = line.split(separator: " ", maxSplits: 1)
            guard words.count == 2 else { continue }
            let value = words[1].trimmingCharacters(in: .whitespaces)
            let list = value.components(separatedBy: ",").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            switch words[0] {
            case "name": name = value
            case "verdict": verdict = value
            case "hits": hits = list
            case "spares": spares = list
            case "known": known = list
            default: name += " (unknown line: \(line))"
            }
        }
        message = halves.dropFirst().joined(separator: "\n\n") + "\n"
    }
}
