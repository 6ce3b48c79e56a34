import Mailboxes

/// libFuzzer's entry, called by hand because SwiftPM renames `main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ argumentCount: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Reads the input as a mailbox, whole and in pieces: both must give the same messages.
///
/// The name is the one that libFuzzer's own `main`, linked but never run, asks for.
@_cdecl("LLVMFuzzerTestOneInput")
func readMailbox(_ octets: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: octets, count: count))
    let whole = MboxReader.messages(in: bytes, pieceSize: max(count, 1), maximumOctets: 1 << 16)
    let pieces = MboxReader.messages(in: bytes, pieceSize: 7, maximumOctets: 1 << 16)
    precondition(whole == pieces)
    precondition(whole.reduce(0) { $0 + $1.bytes.count + $1.skippedBytes } <= count)
    return 0
}

var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv
_ = runFuzzer(&argumentCount, &arguments, readMailbox)
