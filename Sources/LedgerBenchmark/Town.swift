import Ledger
import MailModel
import MailParsing
import PitchFilter
import RuleLanguage

/// Firms and people who write to a house; the same in every run.
struct Town {
    let organisations: Int
    private static let rules = [
        "offers-to-us", "asks-nothing-of-us", "first-mail", "firm-writes", "names-prices",
        "no-commitment", "describes-trade", "offers-twice", "sells-visibility", "free-gift",
        "does-not-name-the-house", "asks-for-our-time",
    ]
    private let identity = RuleSet(Policy()).identity

    init(organisations: Int) {
        self.organisations = organisations
    }

    func address(_ number: Int, of organisation: Int) -> String {
        "firstname.lastname\(number)@organisation-\(organisation).example"
    }

    /// The letter of this number: every third is a pitch, whose wording is remembered.
    func letter(_ number: Int) -> (DecisionRecord, TextSketch?) {
        let organisation = number &* 2_654_435_761 % organisations
        let isPitch = number.isMultiple(of: 3)
        let record = DecisionRecord(
            id: "4fQ\(number)zVx", messageID: messageID(number),
            address: address(number % 3, of: organisation),
            organisation: "organisation-\(organisation).example",
            subject: "A subject of a usual length, number \(number)",
            seconds: 1_740_000_000 + Int64(number) * 34, verdict: isPitch ? "pitch" : "keep",
            hundredths: isPitch ? 850 : 50,
            rules: Array(Self.rules.prefix(isPitch ? 12 : 4)))
        return (record, isPitch ? sketch(number) : nil)
    }

    /// What is asked when another letter of the same organisation comes, with a thread of three.
    func inquiry(_ number: Int) -> Inquiry {
        let from = letter(number).0.address
        let thread = (0..<3).map { "<\(messageID(number / ($0 + 1)))>" }.joined(separator: " ")
        let text = "From: \(from)\nMessage-ID: <new@x.example>\nReferences: \(thread)\n\nx\n"
        var inquiry = Inquiry(MessageParser().parse(Array(text.utf8)), identity: identity)
        inquiry.sketch = sketch(number - number % 3)
        return inquiry
    }

    private func messageID(_ number: Int) -> String {
        "CAKx7-\(number &* 48_271)-q8Yp0a@mail.organisation.example"
    }

    /// The smallest of some hundred hashes, as those of a letter are.
    private func sketch(_ number: Int) -> TextSketch? {
        var state = UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15 | 1
        let hashes = (0..<120).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt32(truncatingIfNeeded: state >> 16)
        }
        return TextSketch(
            octets: hashes.sorted().prefix(16).flatMap { hash in
                withUnsafeBytes(of: hash.bigEndian, Array.init)
            })
    }
}
