import PitchFilter
import Testing

@Suite struct VerbTests {
    @Test(arguments: [
        ("subject has free desk", "A Free Desk today", true),
        ("subject is free desk", "Free desk!", true),
        ("subject is free desk", "One free desk", false),
        ("subject starts free", "Free desk", true),
        ("subject starts desk", "Free desk", false),
        ("subject ends desk", "Free desk?", true),
        ("subject ends free", "Free desk", false),
        ("subject has sofa | desk", "Free desk", true),
        ("subject missing", "", true),
        ("subject present", "", false),
        ("unless subject has desk", "Free desk", false),
    ])
    func verbsOfASubject(condition: String, subject: String, hits: Bool) throws {
        let filter = try SmallFilter([condition])
        #expect((filter.excerpt(subject: subject, body: "Text.") != nil) == hits)
    }

    @Test func excerptsAreTheSendersWordsOnOneLine() throws {
        let filter = try SmallFilter(["text has our … offer*"])
        let excerpt = filter.excerpt(body: "Hello,\n\nplease see OUR  very\nspecial Offers below.")
        #expect(excerpt == "OUR very special Offers")
    }

    @Test func theOpeningIsTheFirstTwoSentences() throws {
        let filter = try SmallFilter(["opening has desk"])
        #expect(filter.excerpt(body: "One. A desk. Three.") != nil)
        #expect(filter.excerpt(body: "One. Two. A desk.") == nil)
    }

    @Test func theTextIsNeitherQuotationNorSignature() throws {
        let filter = try SmallFilter(["text has desk"])
        #expect(filter.excerpt(body: "Yes.\n\n> A desk?\n") == nil)
        #expect(filter.excerpt(body: "Yes.\n\n-- \nAnn, Desk Ltd\n") == nil)
        #expect(filter.excerpt(body: "A desk.\n\n> Yes?\n") == "desk")
    }

    @Test func headerFieldsAreAskedByTheirName() throws {
        let filter = try SmallFilter(["header X-Note has blue"])
        #expect(filter.excerpt(header: "X-Note: very BLUE\n", body: "Text.") == "BLUE")
        #expect(filter.excerpt(header: "X-Other: blue\n", body: "Text.") == nil)
        #expect(
            filter.excerpt(header: "x-note: red\nX-NOTE: light\n blue\n", body: "Text.") == "blue")
    }

    @Test func expressionsMatchTheOriginalSpelling() throws {
        let filter = try SmallFilter([#"text matches /\b[0-9]{2,3} ?(CHF|francs)\b/"#])
        #expect(filter.excerpt(body: "Only 49 francs a month.") == "49 francs")
        #expect(filter.excerpt(body: "Only 4 francs a month.") == nil)
        let accents = try SmallFilter(["subject matches /^été.*!$/"])
        #expect(
            accents.excerpt(subject: "=?utf-8?q?=C3=89t=C3=A9_2030_!?=", body: "x") == "Été 2030 !")
    }

    @Test func expressionsOfTheOpeningEndWithIt() throws {
        let filter = try SmallFilter(["opening matches /d.sk/"])
        #expect(filter.excerpt(body: "One. A desk. Three.") != nil)
        #expect(filter.excerpt(body: "One. Two. A desk.") == nil)
    }

    @Test func aRuleMayRestOnOthers() throws {
        let filter = try SmallFilter([
            "subject has desk", "at least 2\n  rule r1\n  text has sofa\n  text has lamp",
        ])
        let decision = filter.decision("From: a@b.example\nSubject: desk\n\nA lamp.\n")
        #expect(decision.hits.map(\.rule) == ["r1", "r2"])
        #expect(decision.hits.map(\.excerpt) == ["desk", "desk"])
    }
}
