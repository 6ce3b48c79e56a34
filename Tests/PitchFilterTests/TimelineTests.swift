import MailParsing
import PitchFilter
import RuleLanguage
import Testing

@Suite("What a mailbox tells of those who write")
struct TimelineTests {
    /// Whether each of the messages, sent a day apart, comes from somebody introduced.
    private func introductions(_ fields: [String]) -> [Bool] {
        var policy = Policy()
        policy.house.addresses = ["info@house.example"]
        let messages = fields.enumerated().map { day, fields in
            let date = "Date: Mon, \(day + 4) May 2026 09:12:00 +0200\n"
            return MessageParser().parse(Array((date + fields + "\n\nx\n").utf8))
        }
        var timeline = Timeline(identity: RuleSet(policy).identity)
        for message in messages { timeline.append(message) }
        return messages.enumerated().map { number, message in
            timeline.facts(ofMessage: number, message, people: People([])).isIntroduced
        }
    }

    @Test("Whom the house wrote to introduces others from then on, but no colleague")
    func introduction() {
        let pitch = "From: marc@stores.example\nCc: anna@firm.example"
        let found = introductions([
            pitch, "From: info@house.example\nTo: anna@firm.example",
            "From: anna@firm.example\nMessage-ID: <a1@firm.example>", pitch,
            "From: marc@stores.example\nIn-Reply-To: <a1@firm.example>",
            "From: bob@firm.example\nCc: anna@firm.example",
            "From: info@house.example\nTo: accounts@house.example",
            "From: marc@stores.example\nCc: accounts@house.example, info@house.example",
        ])
        #expect(found == [false, false, false, true, true, false, false, false])
    }
}
