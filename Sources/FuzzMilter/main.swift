import MilterProtocol
import NIOCore

/// libFuzzer's entry, called by hand because SwiftPM renames `main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ argumentCount: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private func smallLimits() -> MilterTransaction.Limits {
    var limits = MilterTransaction.Limits()
    limits.bodyOctets = 1000
    limits.headerOctets = 2000
    limits.fields = 50
    limits.recipients = 5
    return limits
}

/// Hands the input to frame decoder and session, in pieces as long as its first octet says, and
/// checks that no message outgrows its limits.
///
/// The name is the one that libFuzzer's own `main`, linked but never run, asks for.
@_cdecl("LLVMFuzzerTestOneInput")
func converse(_ octets: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: octets, count: count)
    guard let first = input.first else { return 0 }
    var session = MilterSession(wanting: [.addHeaders, .setSymbolList], limits: smallLimits())
    var pending = ByteBuffer()
    var rest = input.dropFirst()
    while !rest.isEmpty {
        pending.writeBytes(rest.prefix(Int(first) + 1))
        rest = rest.dropFirst(Int(first) + 1)
        do throws(MilterViolation) {
            while let frame = try MilterFrameDecoder().next(in: &pending) {
                guard take(try MilterCommand(frame), &session) else { return 0 }
            }
        } catch { return 0 }
        pending.discardReadBytes()
    }
    return 0
}

/// Whether the connection goes on.
private func take(_ command: MilterCommand, _ session: inout MilterSession) -> Bool {
    switch session.received(command) {
    case .none: return true
    case .reply(let reply):
        var buffer = ByteBuffer()
        reply.write(into: &buffer, agreement: session.agreement)
        precondition(buffer.readableBytes >= 5)
        return true
    case .judge(let transaction):
        precondition(transaction.body.count <= 1000 && transaction.recipients.count <= 5)
        precondition(transaction.fields.count <= 50 && transaction.octets.count < 4000)
        return true
    case .close, .violation: return false
    }
}

var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv
_ = runFuzzer(&argumentCount, &arguments, converse)
