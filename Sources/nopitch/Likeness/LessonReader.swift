import ArgumentParser
import FilterService
import MailModel
import MailParsing
import PitchFilter

/// Makes lessons of letters.
struct LessonReader {
    let rules: RuleSet
    let now: Int64
    private let parser = MessageParser()

    init(rules: RuleSet, now: Int64) {
        self.rules = rules
        self.now = now
    }

    /// `nil` for what the house itself wrote: that is no lesson on those who write to it.
    func lesson(_ octets: [UInt8], isPitch: Bool, origin: String) -> LessonEntry? {
        let message = parser.parse(octets)
        let inquiry = Inquiry(message, identity: rules.identity)
        if let author = inquiry.author, rules.identity.owns(author) { return nil }
        return LessonEntry(
            seconds: now, isPitch: isPitch, origin: origin, organisation: inquiry.organisation,
            thread: message.references.first ?? message.inReplyTo.first ?? message.messageID ?? "",
            features: LikenessReader(rules: rules).features(of: message, facts: Facts()))
    }
}

extension LessonBook {
    /// Exits with 66 where the book can't be written, and says why.
    static func reporting<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as LessonBook.Failure {
            StandardError.print("nopitch: \(failure)")
            throw ExitCode.noInput
        }
    }
}
