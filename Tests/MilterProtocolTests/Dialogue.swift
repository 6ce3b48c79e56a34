import MilterProtocol
import NIOCore

/// An MTA's side of a connection, for tests that read as a dialogue.
final class Dialogue {
    private(set) var session: MilterSession

    /// Negotiates what Postfix 3.7 offers, unless told otherwise; nothing at all where that is `nil`.
    init(
        _ offer: MilterOffer? = .postfix, wanting actions: MilterActions = .wanted,
        limits: MilterTransaction.Limits = MilterTransaction.Limits()
    ) {
        session = MilterSession(wanting: actions, limits: limits)
        if let offer { _ = session.received(.negotiate(offer)) }
    }

    func hear(_ command: MilterCommand) -> MilterSession.Step {
        session.received(command)
    }

    func hear(_ commands: [MilterCommand]) {
        for command in commands { _ = session.received(command) }
    }

    /// What is to be judged after these commands and the end of the body.
    func message(_ commands: [MilterCommand], end: String = "") -> MilterTransaction? {
        hear(commands)
        guard case .judge(let transaction) = session.received(.endOfBody(octets(end))) else {
            return nil
        }
        return transaction
    }
}

extension MilterActions {
    static let wanted: MilterActions = [.addHeaders, .changeHeaders, .quarantine]
    static let all = MilterActions(rawValue: 0x1FF)
}

extension MilterOffer {
    static let postfix = MilterOffer(
        version: 6, actions: .all, steps: MilterSteps(rawValue: 0x1FFFFF))

    static func version(_ version: UInt32, steps: UInt32 = 0) -> MilterOffer {
        MilterOffer(version: version, actions: .all, steps: MilterSteps(rawValue: steps))
    }
}

extension MilterCommand {
    static func from(_ path: String) -> MilterCommand { .mail([octets(path)]) }
    static func to(_ path: String) -> MilterCommand { .recipient([octets(path)]) }
    static func field(_ name: String, _ value: String) -> MilterCommand {
        .header(name: octets(name), value: octets(value))
    }
    static func text(_ text: String) -> MilterCommand { .body(octets(text)) }
    static func macros(_ stage: Character, _ values: [String: String]) -> MilterCommand {
        .macros(
            stage: stage.asciiValue ?? 0,
            values.map { MilterMacro(name: $0.key, value: $0.value) })
    }
}

func octets(_ text: String) -> [UInt8] { Array(text.utf8) }

/// A frame as it goes over the wire.
func frame(_ code: Character, _ payload: [UInt8] = []) -> [UInt8] {
    let size = UInt32(payload.count + 1)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) }
        + [code.asciiValue ?? 0] + payload
}

func frame(_ code: Character, _ payload: String) -> [UInt8] { frame(code, octets(payload)) }

/// The commands in what is fed to a decoder in pieces of a size.
func commands(
    in stream: [UInt8], pieces: Int
) throws(MilterViolation) -> [MilterCommand] {
    let decoder = MilterFrameDecoder()
    var buffer = ByteBuffer()
    var commands: [MilterCommand] = []
    var rest = stream[...]
    while !rest.isEmpty {
        buffer.writeBytes(rest.prefix(pieces))
        rest = rest.dropFirst(pieces)
        while let frame = try decoder.next(in: &buffer) {
            commands.append(try MilterCommand(frame))
        }
        buffer.discardReadBytes()
    }
    return commands
}
