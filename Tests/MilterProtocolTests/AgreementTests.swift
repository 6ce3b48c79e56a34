import MilterProtocol
import Testing

@Suite("What is agreed with the MTA")
struct AgreementTests {
    private static let everything: MilterActions = [
        .addHeaders, .changeHeaders, .quarantine, .setSymbolList,
    ]

    @Test(
        "The lower of the two versions holds",
        arguments: [(2, 2), (3, 3), (4, 4), (6, 6), (7, 6)] as [(UInt32, UInt32)])
    func versions(offered: UInt32, agreed: UInt32) throws {
        let agreement = try MilterAgreement(offer: .version(offered), wanting: .wanted)
        #expect(agreement.version == agreed)
    }

    @Test("An MTA older than version 2 is refused", arguments: [0, 1] as [UInt32])
    func tooOld(version: UInt32) {
        let mta = Dialogue(nil)
        #expect(
            mta.hear(.negotiate(.version(version))) == .violation(.version(version)))
    }

    @Test("No action and no step is asked for that was not offered")
    func onlyOffered() throws {
        for bit in 0..<32 {
            let one = UInt32(1) << UInt32(bit)
            let offer = MilterOffer(
                version: 6, actions: MilterActions(rawValue: one),
                steps: MilterSteps(rawValue: one))
            let agreement = try MilterAgreement(offer: offer, wanting: Self.everything)
            #expect(agreement.actions.rawValue & ~one == 0)
            #expect(agreement.steps.rawValue & ~one == 0)
        }
    }

    @Test("Without an offer of steps every command but four is answered")
    func allReplies() throws {
        let agreement = try MilterAgreement(offer: .version(2), wanting: .wanted)
        for command in Self.commands { #expect(agreement.expectsReply(to: command)) }
        for command in Self.silent { #expect(!agreement.expectsReply(to: command)) }
    }

    @Test("Where all NR steps are agreed, only body and end are answered")
    func noReplies() throws {
        let mta = Dialogue()
        for command in Self.commands.dropLast(2) { #expect(mta.hear(command) == .none) }
        #expect(mta.hear(.body([])) == .reply(.continue))
        #expect(mta.hear(.other(0)) == .reply(.continue))
        for command in Self.silent where command != .quit { #expect(mta.hear(command) == .none) }
    }

    @Test(
        "Each NR step takes away one reply",
        arguments: zip(
            [0x1000, 0x2000, 0x4000, 0x8000, 0x10000, 0x80, 0x40000, 0x20000] as [UInt32],
            commands))
    func oneByOne(step: UInt32, silenced: MilterCommand) throws {
        let agreement = try MilterAgreement(
            offer: .version(6, steps: step), wanting: .wanted)
        for command in Self.commands {
            #expect(agreement.expectsReply(to: command) == (command != silenced))
        }
    }

    private static let commands: [MilterCommand] = [
        .connect(MilterClient()), .hello([]), .mail([]), .recipient([]), .data,
        .header(name: [], value: []), .endOfHeaders, .unknown, .body([]), .other(0),
    ]
    private static let silent: [MilterCommand] = [
        .macros(stage: 0, []), .abort, .quitNewConnection, .quit,
    ]
}
