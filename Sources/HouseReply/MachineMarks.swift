import MailModel
import MailParsing

/// Local parts that belong to no person (RFC 5230 4.6 and what deployments added).
enum RobotAddress {
    private static let whole: Set<String> = [
        "mailer-daemon", "listserv", "majordomo", "postmaster", "daemon", "system", "root",
        "robot", "mailer", "automated", "newsletter", "news", "alert", "alerts", "notify",
        "notification", "notifications", "bounce", "bounces", "campaign", "updates",
    ]
    private static let beginnings = [
        "owner-", "noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "do_not_reply",
        "nepasrepondre", "ne-pas-repondre", "ne_pas_repondre", "nicht-antworten", "nichtantworten",
        "nonrispondere", "non-rispondere", "bounce+", "bounce-", "bounces+", "bounces-", "bnc",
    ]
    private static let endings = [
        "-owner", "-request", "-relay", "-bounces", "-bounce", "-noreply", ".noreply",
    ]

    static func isRobot(_ localPart: String) -> Bool {
        let local = localPart.lowercased()
        return whole.contains(local) || beginnings.contains(where: local.hasPrefix)
            || endings.contains(where: local.hasSuffix)
    }

    /// VERP, SRS and BATV rewrite the return path: what is there is a robot's.
    static func isRewritten(_ localPart: String) -> Bool {
        let local = localPart.lowercased()
        return local.hasPrefix("srs0") || local.hasPrefix("srs1") || local.hasPrefix("prvs=")
            || local.contains("=")
    }
}

/// Media types of messages about messages, of calendars, and of what can't be read.
enum MachinePart {
    static func isOne(_ type: MediaType) -> Bool {
        switch type.essence {
        case "multipart/report", "message/delivery-status", "message/disposition-notification",
            "message/feedback-report", "text/calendar", "application/ics", "multipart/encrypted",
            "application/pkcs7-mime":
            true
        default: false
        }
    }
}

/// What autoresponders, mailing services and we ourselves leave in the header section.
enum MachineMarks {
    /// Stands in every reply of the house.
    static let ownReply = "x-nopitch-reply"

    static let fields: Set<String> = [
        "x-autoreply", "x-autorespond", "x-auto-reply-from", "x-autoresponder", "x-loop",
        "x-failed-recipients", "x-csa-complaints", "x-msfbl", "x-mailin-eid",
        "x-mailin-campaign", "x-mj-mid", "x-mc-user", "x-sg-eid", "x-hs-cid", "x-ses-outgoing",
        "x-campaign", "x-campaignid", "x-report-abuse", "x-mailgun-sid", "x-stripe-eid",
    ]

    static let subjects = [
        "auto:", "automatic reply", "autoreply", "[auto-reply]", "auto reply", "out of office",
        "réponse automatique", "absence du bureau", "absent du bureau", "automatische antwort",
        "abwesenheit", "risposta automatica", "fuori sede", "undeliver", "delivery status",
        "mail delivery", "returned mail", "failure notice",
    ]
}

/// The value of Auto-Submitted up to parameters and comments (RFC 3834 5).
enum AutoSubmitted {
    static func isNo(_ field: HeaderField) -> Bool {
        let value = field.decodedText.lowercased()
        return value.prefix { $0 != ";" && $0 != "(" && !$0.isWhitespace } == "no"
    }
}

extension ReplyRequest {
    /// A Feedback-ID names a mailing service, unless it is that of Proton Mail's own people.
    var hasServiceMark: Bool {
        let feedback = text(of: "feedback-id")
        return !feedback.isEmpty && !feedback.contains(":user:")
    }
}
