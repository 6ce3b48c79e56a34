import MailModel
import MailParsing

/// Which tool sent a message, by what it leaves in the header section.
///
/// The marks are facts gathered from public rule sets and archived mail; tools change, so a mark
/// alone never condemns.
enum SendingTool {
    /// Marks by the name of a header field.
    private static let byField: [String: String] = [
        "x-mailin-eid": "brevo", "x-mailin-campaign": "brevo", "x-sib-id": "brevo",
        "x-mj-mid": "mailjet", "x-mj-smtpguid": "mailjet",
        "x-mc-user": "mailchimp", "x-mandrill-user": "mandrill",
        "x-sg-eid": "sendgrid", "x-sg-id": "sendgrid",
        "x-hs-cid": "hubspot", "x-hubspot-portal": "hubspot",
        "x-mailgun-sid": "mailgun", "x-mailgun-tag": "mailgun", "x-ses-outgoing": "ses",
        "x-pm-message-id": "postmark", "x-msfbl": "sparkpost", "x-sfmc-stack": "salesforce",
        "x-sfdc-user": "salesforce", "x-marketoid": "marketo", "x-mktomailid": "marketo",
        "x-elqpod": "eloqua", "x-roving-id": "constant-contact", "x-zcm-rid": "zoho-campaigns",
        "x-ml-mid": "mailerlite", "x-cmae-message": "campaign-monitor",
        "x-kmail-account": "klaviyo", "x-kmail-message": "klaviyo",
        "x-mail-abuse-inquiries": "instantly", "x-jbx-run-email-id": "juicebox",
        "x-mailtrace-verify": "warmbly", "x-apollo-sequence": "apollo",
    ]

    /// Marks in X-Mailer and User-Agent.
    private static let byMailer: [(String, String)] = [
        ("lemlist", "lemlist"), ("mailshake", "mailshake"), ("gmass", "gmass"),
        ("mixmax", "mixmax"), ("woodpecker", "woodpecker"), ("yesware", "yesware"),
        ("brevo", "brevo"), ("sendinblue", "brevo"), ("mailchimp", "mailchimp"),
        ("activecampaign", "activecampaign"), ("mailerlite", "mailerlite"),
        ("phplist", "phplist"), ("acymailing", "acymailing"), ("sarbacane", "sarbacane"),
        ("cleverreach", "cleverreach"), ("rapidmail", "rapidmail"), ("mautic", "mautic"),
        ("supermailer", "supermailer"), ("sendblaster", "sendblaster"),
    ]

    /// Names of sales sequencers that stand anywhere in List-Unsubscribe or Return-Path.
    private static let sequencers = [
        "lemlist", "woodpecker", "smartlead", "instantly", "saleshandy", "klenty", "quickmail",
        "snov.io", "overloop", "outreach.io", "salesloft", "reply.io", "apollo.io", "mailshake",
        "lemwarm", "waalaxy", "lagrowthmachine",
    ]

    /// Tools by which salespeople write in the manner of a single letter.
    private static let personal = Set(sequencers.map(name)).union([
        "gmass", "mixmax", "yesware", "juicebox", "warmbly",
    ])

    /// Whether a tool sends the same letter to many at once.
    static func isMassMailer(_ tool: String) -> Bool { !personal.contains(tool) }

    static let names = Set(byField.values).union(byMailer.map(\.1)).union(
        sequencers.map(name)
    ).sorted()

    private static let mailerNames = NeedleSet(byMailer.map(\.0))
    private static let sequencerNames = NeedleSet(sequencers)

    /// The tool, or `nil` where nothing gives one away.
    static func recognise(in header: HeaderSection) -> String? {
        var found: String?
        for field in header.fields {
            switch field.key {
            case "x-mailer", "user-agent":
                if let tool = mailer(field) { return tool }
            case "list-unsubscribe", "return-path", "x-report-abuse":
                if let tool = sequencer(field) { return tool }
            default:
                guard field.key.hasPrefix("x-") else { continue }
                if let tool = byField[field.key] { found = found ?? tool }
                if field.key.hasPrefix("x-instantly-") { return "instantly" }
                if field.key.hasPrefix("x-sl-") { found = found ?? "smartlead" }
            }
        }
        // Proton Mail's own people carry this mark too.
        let isProton = found == "postmark" && header.contains("feedback-id")
        return isProton ? nil : found
    }

    private static func mailer(_ field: HeaderField) -> String? {
        mailerNames.first(in: field.decodedText).map { byMailer[$0].1 }
    }

    private static func sequencer(_ field: HeaderField) -> String? {
        sequencerNames.first(in: field.decodedText).map { name(sequencers[$0]) }
    }

    /// `reply` of `reply.io`.
    private static func name(_ sequencer: String) -> String {
        sequencer.split(separator: ".").first.map(String.init) ?? sequencer
    }
}

extension ParsedMessage {
    /// Whether it was sent to many at once: through a list, or by a mailing service.
    package var isMassMail: Bool {
        let traits = HeaderTraits(self)
        let tool = SendingTool.recognise(in: header)
        return traits.isBulk || traits.isMailingList || tool.map(SendingTool.isMassMailer) ?? false
    }
}
