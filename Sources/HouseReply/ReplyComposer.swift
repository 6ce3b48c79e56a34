package import MailModel
import PitchFilter
import RuleLanguage

/// Composes the reply to a pitch that may be answered (RFC 3834 3, RFC 5230 5).
package struct ReplyComposer: Sendable {
    /// What does not follow from the pitch.
    package struct Setting: Sendable {
        package var texts: ReplyTexts
        package var key: ReplyKey
        package var policyURL: String
        /// Names the reply; unique.
        package var id: String
        /// Seconds since 1970.
        package var now: Int64

        package init(
            texts: ReplyTexts, key: ReplyKey, policyURL: String, id: String, now: Int64
        ) {
            self.texts = texts
            self.key = key
            self.policyURL = policyURL
            self.id = id
            self.now = now
        }
    }

    /// A reply, ready to go out.
    package struct Reply: Sendable, Equatable {
        /// The one recipient: the pitch's reverse-path.
        package let recipient: EmailAddress
        /// CRLF line ends, ASCII only.
        package let octets: [UInt8]
        package let languages: [String]
    }

    private let request: ReplyRequest
    private let setting: Setting

    package init(_ request: ReplyRequest, _ setting: Setting) {
        self.request = request
        self.setting = setting
    }

    /// `nil` where there is nobody to write to, no address to write from, or no letter.
    ///
    /// In `language` where one is given, else in the pitch's own.
    package func reply(language: String? = nil) -> Reply? {
        guard let recipient = request.reversePath, Self.isSafe(recipient.text),
            let sender = request.ownRecipient, Self.isSafe(sender.text),
            let letter = setting.texts.letter(
                language: language ?? request.language, filling(recipient))
        else { return nil }
        let fields =
            head(from: sender, to: recipient, letter.languages) + Self.thread(of: request.message)
            + Self.robotFields
            + [("X-Nopitch-Reply", setting.key.mark(id: setting.id, to: recipient.normalized))]
            + Self.mimeFields
        let header = fields.map { "\($0.0): \($0.1)\n" }.joined()
        let text = header + "\n" + QuotedPrintable.encoded(letter.text)
        return Reply(
            recipient: recipient, octets: Array(text.replacing("\n", with: "\r\n").utf8),
            languages: letter.languages)
    }

    private func filling(_ recipient: EmailAddress) -> ReplyTemplate.Filling {
        let organisation = Domains.organisation(of: recipient)
        return ReplyTemplate.Filling(
            house: request.houseName, policyURL: setting.policyURL,
            word: setting.key.word(
                organisation: organisation, week: ReplyWeek.number(of: setting.now)),
            principles: request.missedPrinciples)
    }

    private func head(
        from sender: EmailAddress, to recipient: EmailAddress, _ languages: [String]
    ) -> [(String, String)] {
        let automatic = languages.first == "fr" ? "réponse automatique" : "automatic reply"
        let name = EncodedText.phrase("\(request.houseName) (\(automatic))")
        return [
            ("From", "\(name)\n <\(sender.text)>"),
            ("To", "<\(recipient.text)>"),
            ("Subject", EncodedText.folded("Auto: " + Self.subject(request.message.subject))),
            ("Date", MailDate(seconds: setting.now).fieldText),
            ("Message-ID", "<nopitch.\(setting.id)@\(sender.domain)>"),
            ("Content-Language", languages.joined(separator: ", ")),
        ]
    }

    /// In-Reply-To and References (RFC 5322 3.6.4): the thread's root, its last few, the pitch.
    static func thread(of message: ParsedMessage) -> [(String, String)] {
        let known = message.references.filter(Self.isSaneIdentifier)
        guard let parent = message.messageID, Self.isSaneIdentifier(parent) else {
            return []
        }
        var references = known.filter { $0 != parent }
        if references.count > 9 { references = [references[0]] + references.suffix(8) }
        let all = (references + [parent]).map { "<\($0)>" }
        return [("In-Reply-To", "<\(parent)>"), ("References", all.joined(separator: "\n "))]
    }

    private static let robotFields = [
        ("Auto-Submitted", "auto-replied"), ("Precedence", "bulk"),
        ("X-Auto-Response-Suppress", "All"),
    ]

    static let mimeFields = [
        ("MIME-Version", "1.0"), ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "quoted-printable"),
    ]

    /// Visible characters on one line, cut.
    static func subject(_ subject: String) -> String {
        let clean = subject.unicodeScalars.map { scalar -> Character in
            let isVisible =
                scalar.value >= 0x20 && scalar.value != 0x7F
                && !(0x80..<0xA0).contains(scalar.value)
                && !(0x2028...0x202E).contains(scalar.value)
            return isVisible ? Character(scalar) : " "
        }
        let words = String(clean).split(separator: " ").joined(separator: " ")
        return words.count <= 120 ? words : words.prefix(119) + "…"
    }

    /// An address in plain ASCII that can't end a line, a field or a pair of brackets, and that no
    /// reader takes for an encoded word.
    static func isSafe(_ address: String) -> Bool {
        let signs = "<>()[]\\,;:\"".utf8
        return address.utf8.count <= 254 && !address.hasPrefix("@") && !address.contains("=?")
            && address.contains("@")
            && address.utf8.allSatisfy { (0x21...0x7E).contains($0) && !signs.contains($0) }
    }

    private static func isSaneIdentifier(_ identifier: String) -> Bool {
        identifier.utf8.count <= 200
            && identifier.utf8.allSatisfy {
                (0x21...0x7E).contains($0) && !"<>".utf8.contains($0)
            }
    }
}

/// Weeks as the words of a second chance count them.
package enum ReplyWeek {
    package static func number(of seconds: Int64) -> Int64 { seconds / 604_800 }
}
