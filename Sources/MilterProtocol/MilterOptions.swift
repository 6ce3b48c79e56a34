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
