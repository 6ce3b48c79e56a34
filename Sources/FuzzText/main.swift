import PitchFilter

/// libFuzzer's entry, called by hand because SwiftPM renames `main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ argumentCount: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Looks for phrases in a text; the input is both, phrases a line each up to a NUL.
///
/// A phrase that is sound stands in itself, and every occurrence lies within the text. The name
/// is the one that libFuzzer's own `main`, linked but never run, asks for.
@_cdecl("LLVMFuzzerTestOneInput")
func findPhrases(_ octets: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: octets, count: count)
    let parts = input.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let phrases = (parts.first ?? input[...]).split(separator: UInt8(ascii: "\n"))
        .map { String(decoding: $0, as: UTF8.self) }
    let finder = PhraseFinder(phrases)
    let text = Array(parts.count > 1 ? parts[1] : input[...])
    for found in finder.occurrences(in: text) {
        precondition(!found.octets.isEmpty && found.octets.upperBound <= text.count)
        precondition(phrases.indices.contains(found.phrase))
    }
    for (number, phrase) in phrases.enumerated().prefix(8) where phrase.utf8.count < 200 {
        let standsInItself = finder.occurrences(in: Array(phrase.utf8)).contains {
            finder.areSame($0.phrase, number)
        }
        precondition(standsInItself || !finder.isSound(number) || finder.hasGap(number))
    }
    return 0
}

var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv
_ = runFuzzer(&argumentCount, &arguments, findPhrases)
