import MailModel
import MailParsing

/// libFuzzer's entry, called by hand because SwiftPM renames `main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ argumentCount: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Parses the input as a message and checks what `MessageText` promises.
///
/// The name is the one that libFuzzer's own `main`, linked but never run, asks for.
@_cdecl("LLVMFuzzerTestOneInput")
func parse(_ octets: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let message = MessageParser().parse(Array(UnsafeBufferPointer(start: octets, count: count)))
    precondition(String(validating: message.text.utf8, as: UTF8.self) != nil)
    var end = 0
    for section in message.text.sections {
        precondition(section.range.lowerBound >= end && !section.range.isEmpty)
        end = section.range.upperBound
    }
    precondition(end <= message.text.utf8.count)
    for field in message.header.fields { _ = field.decodedText }
    return 0
}

var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv
_ = runFuzzer(&argumentCount, &arguments, parse)
