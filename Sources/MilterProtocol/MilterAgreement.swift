/// What was agreed with the MTA.
package struct MilterAgreement: Hashable, Sendable {
    package let version: UInt32
    package let actions: MilterActions
    package let steps: MilterSteps

    /// The highest version that this filter speaks; there is no version 5.
    package static let highestVersion: UInt32 = 6

    /// Events that tell the filter nothing, and replies that would only cost time.
    private static let wantedSteps: MilterSteps = [
        .noHello, .noUnknown, .noData, .skip, .noReplyToHeader, .noReplyToConnect,
        .noReplyToHello, .noReplyToMail, .noReplyToRecipient, .noReplyToData, .noReplyToUnknown,
        .noReplyToEndOfHeaders, .headerLeadingSpace,
    ]

    /// The macros that are needed of each stage, where the MTA lets the filter choose: the stage's
    /// number (SMFIM_*) and names.
    package static let symbols: [(stage: UInt32, names: String)] = [
        (0, "j {daemon_name}"), (2, "i {auth_authen}"), (5, "i"),
    ]

    /// Takes of the offer what is wanted, and no more than was offered: an MTA holds a filter
    /// that asks for more to be broken.
    package init(
        offer: MilterOffer, wanting actions: MilterActions
    ) throws(MilterViolation) {
        guard offer.version >= 2 else { throw .version(offer.version) }
        version = min(offer.version, Self.highestVersion)
        self.actions = offer.actions.intersection(actions)
        steps = offer.steps.intersection(Self.wantedSteps)
    }

    /// Whether the MTA waits for a reply to a command; to reply where it does not, or not to
    /// where it does, puts the two out of step for good.
    package func expectsReply(to command: MilterCommand) -> Bool {
        guard Self.hasReply(command) else { return false }
        return Self.exemption(command).map { !steps.contains($0) } ?? true
    }

    /// Whether a command has a reply at all.
    static func hasReply(_ command: MilterCommand) -> Bool {
        switch command {
        case .macros, .abort, .quit, .quitNewConnection: false
        case .negotiate, .connect, .hello, .mail, .recipient, .data, .header, .endOfHeaders,
            .body, .endOfBody, .unknown, .other:
            true
        }
    }

    /// The step that takes a command's reply away where it was agreed on.
    private static func exemption(_ command: MilterCommand) -> MilterSteps? {
        switch command {
        case .connect: .noReplyToConnect
        case .hello: .noReplyToHello
        case .mail: .noReplyToMail
        case .recipient: .noReplyToRecipient
        case .data: .noReplyToData
        case .header: .noReplyToHeader
        case .endOfHeaders: .noReplyToEndOfHeaders
        case .unknown: .noReplyToUnknown
        case .negotiate, .macros, .body, .endOfBody, .abort, .quit, .quitNewConnection, .other:
            nil
        }
    }
}
