package import MailModel
import MailParsing
package import PitchFilter
import RuleLanguage

/// Composes a refusal for the manager to send herself: a letter of a person, without a machine's marks.
package struct DraftComposer: Sendable {
    private let message: ParsedMessage
    private let rules: RuleSet

    /// For a pitch as it came in.
    package init(_ message: ParsedMessage, rules: RuleSet) {
        self.message = message
        self.rules = rules
    }

    /// CRLF line ends; `nil` where there is nobody to write to, or no letter.
    package func draft(texts: ReplyTexts, identifier: String, now: Int64) -> [UInt8]? {
        let house = rules.policy.house.names.first?.text ?? ""
        let own = (message.to + message.cc).map(\.address).first(where: rules.identity.owns)
        guard let author = message.replyTo.first?.address ?? message.authors.first?.address,
            let own, ReplyComposer.isSafe(author.text), ReplyComposer.isSafe(own.text),
            let letter = texts.letter(
                language: Language.detect(message.text),
                ReplyTemplate.Filling(house: house, policyURL: "", word: "", principles: []))
        else { return nil }
        let fields =
            [
                ("From", "\(EncodedText.phrase(house)) <\(own.text)>"),
                ("To", "<\(author.text)>"),
                (
                    "Subject",
                    EncodedText.folded("Re: " + ReplyComposer.subject(message.subject))
                ),
                ("Date", MailDate(seconds: now).fieldText),
                ("Message-ID", "<nopitch.\(identifier)@\(own.domain)>"),
            ] + ReplyComposer.thread(of: message) + ReplyComposer.mimeFields
        let header = fields.map { "\($0.0): \($0.1)\n" }.joined()
        let text = header + "\n" + QuotedPrintable.encoded(letter.text)
        return Array(text.replacing("\n", with: "\r\n").utf8)
    }
}
