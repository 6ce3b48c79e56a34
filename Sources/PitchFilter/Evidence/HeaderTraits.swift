import MailModel
import MailParsing

/// What the header section says of how a message was sent.
struct HeaderTraits {
    /// Sent to many at once.
    private(set) var isBulk = false
    /// Through a discussion list to which people write.
    private(set) var isMailingList = false
    /// By a machine, on its own account.
    private(set) var isAutomatic = false
    /// A bounce, a receipt, a calendar's answer: about another message.
    private(set) var isReport = false

    private static let bulkFields: Set<String> = [
        "list-unsubscribe", "list-unsubscribe-post", "x-csa-complaints", "x-mailin-eid",
        "x-mailin-campaign", "x-mj-mid", "x-campaign", "x-campaignid", "x-campaign-id", "x-cid",
        "x-mc-user", "x-hs-cid", "x-elqpod", "x-marketoid", "x-sfmc-stack", "x-roving-id",
        "x-kmail-account", "x-ml-mid", "x-zcm-rid", "x-cmae-message",
    ]

    init(_ message: ParsedMessage) {
        for field in message.header.fields { note(field) }
        if message.to.count != 1, Self.hasListTag(message.subject) { isMailingList = true }
        if message.root.mediaType.essence == "text/calendar" { isAutomatic = true }
        if let author = message.authors.first?.address, RobotAddress.isUnread(author.localPart) {
            isAutomatic = true
        }
        // Anybody may send with a null reverse-path, or call a letter a report.
        isReport = Self.hasReport(message.root) || message.returnPath == "" && isAutomatic
    }

    /// A part that programs read, of a report (RFC 6522).
    private static func hasReport(_ root: BodyPart) -> Bool {
        root.mediaType.essence == "multipart/report"
            && root.children.contains { reports.contains($0.mediaType.essence) }
    }

    private static let reports: Set<String> = [
        "message/delivery-status", "message/global-delivery-status",
        "message/disposition-notification", "message/global-disposition-notification",
        "message/feedback-report",
    ]

    private mutating func note(_ field: HeaderField) {
        switch field.key {
        case "list-post", "mailing-list", "x-mailing-list", "x-beenthere", "x-mailman-version",
            "x-loop", "x-egroups-return", "x-listname", "x-list":
            isMailingList = true
            isBulk = true
        case "list-id", "errors-to":
            isBulk = true
        case "delivered-to":
            if field.decodedText.hasPrefix("mailing list") { isMailingList = true }
        case "sender":
            if Self.isListRobot(field.decodedText) { isMailingList = true }
        case "precedence":
            let value = field.decodedText.lowercased()
            if ["bulk", "junk", "list"].contains(where: value.hasPrefix) { isBulk = true }
        case "auto-submitted":
            let value = field.decodedText.lowercased()
            if !value.hasPrefix("no") { isAutomatic = true }
        case "feedback-id":
            // Proton Mail marks one-to-one mail of its people with "…:user:proton".
            if !field.decodedText.containsOctets(of: ":user:") { isBulk = true }
        default:
            let canBeMark = field.key.hasPrefix("x-") || field.key.hasPrefix("list-")
            if canBeMark, Self.bulkFields.contains(field.key) { isBulk = true }
        }
    }

    /// `[name]` before the subject, as discussion lists put it; a shouted word is none.
    private static func hasListTag(_ subject: String) -> Bool {
        let rest = subject.utf8.drop { $0 != UInt8(ascii: "[") }
        let before = subject.utf8.count - rest.count
        guard before <= 6, let close = rest.firstIndex(of: UInt8(ascii: "]")) else { return false }
        let name = rest[rest.index(after: rest.startIndex)..<close]
        let isName = name.allSatisfy { OctetClass.folded($0) != 0 || $0 == UInt8(ascii: "-") }
        return isName && (3...30).contains(name.count) && name.contains { $0 >= 0x61 }
    }

    /// `owner-list@`, `list-admin@`, `list-bounces@`: the manager of a discussion list.
    private static func isListRobot(_ sender: String) -> Bool {
        guard let at = sender.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
        let local = sender[..<at].lowercased()
        return local.hasPrefix("owner-") || local.containsOctets(of: "<owner-")
            || ["-admin", "-owner", "-bounces", "-request"].contains(where: local.hasSuffix)
    }
}
