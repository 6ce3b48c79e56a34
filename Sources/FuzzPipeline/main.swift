import Glibc
import MailModel
import MailParsing
import PitchFilter
import RuleLanguage

/// libFuzzer's entry, called by hand because SwiftPM renames `main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ argumentCount: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Switches the leak sanitizer off, which would ask whether it may look.
///
/// It takes what an indirect enum points to for lost, since Swift keeps the case in bits of the
/// pointer; the rules live as long as the process and are full of such enums.
@_cdecl("__lsan_is_turned_off")
func leaksAreNotLookedFor() -> CInt { 1 }

/// The shipped rules, found from where this source lies.
private let pipeline: FilterPipeline = {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let environment = RuleEnvironment(
        vocabulary: .mail,
        load: { path in
            text(of: path).map { .success($0) } ?? .failure(LoadFailure("can't be read"))
        },
        today: CalendarDate(year: 2026, month: 1, day: 1))
    let path = root.joined(separator: "/") + "/rules/eclau.rules"
    guard let policy = PolicyReader(environment: environment).read(path: path).policy else {
        fatalError("\(path): these rules can't be used")
    }
    return FilterPipeline(rules: RuleSet(policy))
}()

private func text(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var octets: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&piece, 1, piece.count, file), count > 0 {
        octets += piece[..<count]
    }
    return String(decoding: octets, as: UTF8.self)
}

/// Judges the input as a message by the shipped rules: points must add up to what the hits say.
///
/// The name is the one that libFuzzer's own `main`, linked but never run, asks for.
@_cdecl("LLVMFuzzerTestOneInput")
func judge(_ octets: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let message = MessageParser().parse(Array(UnsafeBufferPointer(start: octets, count: count)))
    let decision = pipeline.decide(message, facts: Facts())
    precondition(decision.hits.reduce(Points.zero) { $0 + $1.points } == decision.points)
    precondition(decision.hits.allSatisfy { !$0.excerpt.utf8.contains(0x0A) })
    for language in [Tongue.french, .english] {
        let explanation = Explanation(
            decision, thresholds: pipeline.rules.policy.decide, language: language)
        precondition(!explanation.text(sum: decision.points, language: language).isEmpty)
    }
    return 0
}

var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv
_ = runFuzzer(&argumentCount, &arguments, judge)
