import MailModel
import MailParsing
import PitchFilter
import Testing

@Suite("The same address spelt differently")
struct SameAddressTests {
    @Test(
        "is one correspondent",
        arguments: [
            ("anna@firm.example", "ANNA@Firm.Example"),
            ("anna@firm.example", "anna+news@firm.example"),
            ("anna@firm.example", "<anna@firm.example>"),
            ("anna@firm.example", "\"anna\"@firm.example"),
            ("anna@firm.example", "\"an\\na\"@firm.example"),
            ("anna@firm.example", "anna(at work)@(the firm)firm.example"),
            ("anna@firm.example", "anna@firm.example."),
            ("anna@büro.example", "anna@xn--bro-hoa.example"),
            ("anna@büro.example", "anna@BU\u{308}RO.example"),
            ("anna@faß.example", "anna@xn--fa-hia.example"),
            ("anna@例え.テスト", "anna@xn--r8jz45g.xn--zckzah"),
            ("anna@почта.example", "anna@xn--80a1acny.example"),
            ("anna@büro。example", "anna@büro.example"),
            ("zoë@firm.example", "ZOE\u{308}@firm.example"),
            ("\u{C5}sa@firm.example", "\u{212B}sa@firm.example"),
        ])
    func same(one: String, other: String) throws {
        let (one, other) = (try #require(EmailAddress(one)), try #require(EmailAddress(other)))
        #expect(Array(one.normalized.utf8) == Array(other.normalized.utf8))
        #expect(Domains.organisation(of: one) == Domains.organisation(of: other))
    }

    @Test("A domain among the people known is one however it is spelt")
    func people() throws {
        let people = People(["@Bücher.example", "@xn--bro-hoa.example."])
        for text in ["a@xn--bcher-kva.example", "b@mail.bücher.example", "c@büro.example"] {
            #expect(people.includes(try #require(EmailAddress(text))), "\(text)")
        }
        #expect(!people.includes(try #require(EmailAddress("a@bucher.example"))))
    }

    @Test(
        "Two that only look alike are two",
        arguments: [
            ("anna@firm.example", "аnna@firm.example"), ("anna@firm.example", "anna@fіrm.example"),
            ("anna@firm.example", "anna@f1rm.example"), ("zoe@firm.example", "zoë@firm.example"),
            ("anna@buro.example", "anna@büro.example"), ("a.b@firm.example", "ab@firm.example"),
            ("+a@firm.example", "+b@firm.example"), ("anna@firm.example", "anna@firm.example.org"),
            ("\"a b\"@firm.example", "ab@firm.example"),
        ])
    func alike(one: String, other: String) throws {
        let (one, other) = (try #require(EmailAddress(one)), try #require(EmailAddress(other)))
        #expect(one.normalized != other.normalized)
    }

    @Test("However it is spelt in a field, it is the same; another never is", arguments: 0..<200)
    func property(seed: Int) throws {
        var chance = Chance(seed: UInt64(seed))
        let plain = Spelling(&chance)
        let other = Spelling(&chance)
        let address = try #require(EmailAddress(plain.text))
        #expect(EmailAddress(address.normalized)?.normalized == address.normalized)
        for _ in 0..<10 {
            let varied = plain.varied(&chance)
            let field = "From: \(varied)\nSubject: x\n\nx\n"
            let parsed = MessageParser().parse(Array(field.utf8)).authors.first?.address
            #expect(EmailAddress(varied)?.normalized == address.normalized, "\(varied)")
            #expect(parsed?.normalized == address.normalized, "\(varied)")
            #expect(parsed?.domain == address.domain, "\(varied)")
            if other.text != plain.text {
                #expect(EmailAddress(other.varied(&chance))?.normalized != address.normalized)
            }
        }
    }
}

/// Random numbers that are the same in every run.
private struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
}

/// An address by its letters, and other ways to write it.
private struct Spelling {
    let local: String
    let domain: String

    private static let letters = Array("abcxyz019éüñжλ")
    private static let accents: [Character: String] = [
        "é": "e\u{301}", "ü": "u\u{308}", "ñ": "n\u{303}",
    ]

    init(_ chance: inout Chance) {
        func word() -> String {
            String(
                (0..<Int.random(in: 1...6, using: &chance)).map { _ in
                    Self.letters[Int.random(in: 0..<Self.letters.count, using: &chance)]
                })
        }
        local = word() + "." + word()
        domain = word() + ".example"
    }

    var text: String { local + "@" + domain }

    func varied(_ chance: inout Chance) -> String {
        var local = local
        var domain = domain
        if Bool.random(using: &chance) { local = local.uppercased() }
        if Bool.random(using: &chance) { domain = domain.uppercased() }
        if Bool.random(using: &chance) { local = apart(local) }
        if Bool.random(using: &chance) { domain = apart(domain) }
        if Bool.random(using: &chance) { local += "+tag" }
        if Bool.random(using: &chance) { local = "\"\(local)\"" }
        let comment = Bool.random(using: &chance) ? "(a note)" : ""
        return local + comment + "@" + domain
    }

    /// With its accents as characters of their own.
    private func apart(_ text: String) -> String {
        text.map { Self.accents[$0] ?? String($0) }.joined()
    }
}
