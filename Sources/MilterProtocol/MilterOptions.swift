/// What a filter may do to a message (SMFIF_*).
package struct MilterActions: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package static let addHeaders = MilterActions(rawValue: 0x01)
    package static let addRecipients = MilterActions(rawValue: 0x04)
    package static let deleteRecipients = MilterActions(rawValue: 0x08)
    package static let changeHeaders = MilterActions(rawValue: 0x10)
    package static let quarantine = MilterActions(rawValue: 0x20)
    /// The filter may name the macros that it wants.
    package static let setSymbolList = MilterActions(rawValue: 0x100)
}

/// Which events the MTA may leave out (SMFIP_NO*), and to which the filter gives no reply
/// (SMFIP_NR_*).
package struct MilterSteps: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package static let noHello = MilterSteps(rawValue: 0x02)
    package static let noReplyToHeader = MilterSteps(rawValue: 0x80)
    package static let noUnknown = MilterSteps(rawValue: 0x100)
    package static let noData = MilterSteps(rawValue: 0x200)
    /// The filter may answer a piece of the body with "no more of it".
    package static let skip = MilterSteps(rawValue: 0x400)
    package static let noReplyToConnect = MilterSteps(rawValue: 0x1000)
    package static let noReplyToHello = MilterSteps(rawValue: 0x2000)
    package static let noReplyToMail = MilterSteps(rawValue: 0x4000)
    package static let noReplyToRecipient = MilterSteps(rawValue: 0x8000)
    package static let noReplyToData = MilterSteps(rawValue: 0x10000)
    package static let noReplyToUnknown = MilterSteps(rawValue: 0x20000)
    package static let noReplyToEndOfHeaders = MilterSteps(rawValue: 0x40000)
    /// Header values come, and go, with the white space after the colon.
    package static let headerLeadingSpace = MilterSteps(rawValue: 0x100000)
}

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
        switch command {
        case .negotiate: true
        case .macros, .abort, .quit, .quitNewConnection: false
        case .connect: !steps.contains(.noReplyToConnect)
        case .hello: !steps.contains(.noReplyToHello)
        case .mail: !steps.contains(.noReplyToMail)
        case .recipient: !steps.contains(.noReplyToRecipient)
        case .data: !steps.contains(.noReplyToData)
        case .header: !steps.contains(.noReplyToHeader)
        case .endOfHeaders: !steps.contains(.noReplyToEndOfHeaders)
        case .unknown: !steps.contains(.noReplyToUnknown)
        case .body, .endOfBody, .other: true
        }
    }
}
