import Glibc
import RuleLanguage

@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ argumentCount: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private let environment = RuleEnvironment(
    vocabulary: Vocabulary(fields: [
        FieldDescription("subject", .text, .content, help: "", aide: ""),
        FieldDescription("link", .list, .structure, help: "", aide: ""),
        FieldDescription("header", .header, .structure, help: "", aide: ""),
        FieldDescription("recipients", .number, .structure, help: "", aide: ""),
        FieldDescription("offer", .choice(["to-us", "none"]), .content, help: "", aide: ""),
        FieldDescription("language", .openChoice(["fr", "de"]), .content, help: "", aide: ""),
        FieldDescription("fake-reply", .yesNo, .history, help: "", aide: ""),
    ]),
    load: { _ in .failure(LoadFailure("no such file")) },
    expressionFault: { $0.hasSuffix("?") ? "no" : nil },
    phraseFault: { $0.isEmpty ? "empty" : nil },
    today: CalendarDate(year: 2026, month: 6, day: 1)
)

/// Reads whatever the fuzzer makes up as a rule file: it may draw complaints, nothing else.
///
/// A `%` cuts the input into files named `0`, `1`, …, so that `include` and `from` have something
/// to find. Named as libFuzzer's own `main` wants it, which is linked too though never entered.
@_cdecl("LLVMFuzzerTestOneInput")
public func readAsRules(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: bytes, count: count)
    let files = input.split(separator: UInt8(ascii: "%")).map {
        String(decoding: $0, as: UTF8.self)
    }
    var environment = environment
    environment.load = { path in
        guard let index = Int(path), files.indices.contains(index) else {
            return .failure(LoadFailure("no such file"))
        }
        return .success(files[index])
    }
    let outcome = PolicyReader(environment: environment).read(path: "0")
    let hasErrors = outcome.diagnostics.contains { $0.severity == .error }
    for diagnostic in outcome.diagnostics {
        precondition(!diagnostic.rendered(color: false).isEmpty)
    }
    if outcome.diagnostics.count <= PolicyReader.diagnosticLimit {
        precondition(hasErrors == (outcome.policy == nil))
    }
    return 0
}

var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(runDriver(&argumentCount, &arguments) { readAsRules($0, $1) })
