import Glibc
import PitchFilter
import RuleLanguage

/// How long it takes until the first message can be judged: reading, checking and compiling.
struct StartTime {
    let rules: RuleSet
    /// The same without the learned model.
    let rulesAlone: RuleSet
    /// The median of several starts.
    let milliseconds: Double

    private static let starts = 9

    init(rules path: String) {
        var times: [Double] = []
        var compiled: RuleSet?
        for _ in 0..<Self.starts {
            times.append(seconds { compiled = Self.compile(path, withModel: true) })
        }
        guard let compiled else { fatalError("\(path): these rules can't be used") }
        rules = compiled
        rulesAlone = Self.compile(path, withModel: false) ?? compiled
        milliseconds = times.median * 1e3
    }

    private static func compile(_ path: String, withModel: Bool) -> RuleSet? {
        let environment = RuleEnvironment(
            vocabulary: .mail,
            load: { path in
                text(of: path).map { .success($0) } ?? .failure(LoadFailure("can't be read"))
            },
            expressionFault: { RuleSet.expressionFault($0) },
            phraseFault: { RuleSet.phraseFault($0) },
            today: CalendarDate(year: 2026, month: 1, day: 1))
        let scale = withModel ? model(beside: path) : nil
        return PolicyReader(environment: environment).read(path: path).policy
            .map { RuleSet($0, likeness: scale) }
    }

    private static func model(beside path: String) -> LikenessScale? {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let model = octets(of: folder + "likeness.model").flatMap { try? LikenessModel($0) }
        return model.map { LikenessScale($0) }
    }

    private static func text(of path: String) -> String? {
        octets(of: path).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func octets(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var octets: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&piece, 1, piece.count, file), count > 0 {
            octets += piece[..<count]
        }
        return octets
    }
}
