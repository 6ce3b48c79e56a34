import HouseReply
import Ledger
import MailModel
import MailParsing
import PitchFilter

/// Whether a letter bears the word that its organisation was given in a reply, and is rewritten.
struct SecondChance {
    let access: LedgerAccess
    let key: ReplyKey

    /// Weeks for which a word is good, that of the reply included.
    private static let weeks: Int64 = 5
    /// Lines that are shorter say nothing of a text.
    private static let shortestLine = 25

    /// The word in the subject, where this organisation was answered and the letter no longer
    /// carries the text of its earlier ones; `nil` otherwise.
    func word(in message: ParsedMessage, _ inquiry: Inquiry) -> String? {
        guard !inquiry.organisation.isEmpty, message.subject.contains("-") else { return nil }
        let now = ReplyWeek.number(of: access.clock())
        guard
            let word = key.word(
                in: message.subject, organisation: inquiry.organisation,
                weeks: now - Self.weeks...now)
        else { return nil }
        let since = access.clock() - (Self.weeks + 1) * 604_800
        let answered = access.perform(.reading) { ledger in
            try ledger.replies(since: since, state: nil, limit: 500)
                .filter { $0.organisation == inquiry.organisation }
        }
        guard let answered, !answered.isEmpty,
            !answered.contains(where: { carries(message.text, textOf: $0) })
        else { return nil }
        return word
    }

    /// True once for each word.
    func spend(_ word: String, organisation: String) -> Bool {
        access.perform(.writing) {
            try $0.spendWord(word, organisation: organisation, at: access.clock())
        } ?? false
    }

    private func carries(_ text: MessageText, textOf reply: StoredReply) -> Bool {
        let earlier = MessageParser().parse(reply.original).text
        if let one = TextSketch(text), let other = TextSketch(earlier), one.isAlike(other) {
            return true
        }
        let own = Set(Self.lines(text))
        return Self.lines(earlier).contains { own.contains($0) }
    }

    private static func lines(_ text: MessageText) -> [String] {
        text.ranges(of: .body).flatMap { range in
            text.text(range).lowercased().split(whereSeparator: { ".!?\n".contains($0) })
                .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
                .filter { $0.count >= shortestLine }
        }
    }
}
