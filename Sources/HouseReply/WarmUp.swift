import MailModel
import MailParsing

/// Signs of a warm-up network, whose machines write to one another for the sake of answers.
enum WarmUp {
    private static let fields: Set<String> = ["x-mailtrace-verify", "x-warmup", "x-warmup-id"]

    static func isSeen(in message: ParsedMessage) -> Bool {
        let hasMark = message.header.fields.contains { field in
            fields.contains(field.key)
                || (field.key.hasPrefix("x-") && field.key.contains("warm"))
                || field.decodedText.lowercased().contains("lemwarm")
        }
        return hasMark || hasToken(message.subject) || hasToken(lastLine(of: message))
    }

    /// The last line that the sender wrote, signature included.
    private static func lastLine(of message: ParsedMessage) -> String {
        let quoted = message.text.sections.first {
            $0.kind == .quoteIntroduction || $0.kind == .quoted
        }
        let end = quoted?.range.lowerBound ?? message.text.utf8.count
        let text = message.text.text(0..<end)
        return text.split(separator: "\n").last.map(String.init) ?? ""
    }

    /// A word such as `A6133FE`: seven or more capitals and digits that change often.
    private static func hasToken(_ text: String) -> Bool {
        text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).contains { word in
            guard (7...16).contains(word.utf8.count),
                word.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
            else { return false }
            let digits = word.utf8.map { $0 < 0x3A }
            return zip(digits, digits.dropFirst()).count { $0 != $1 } >= 2
        }
    }
}
