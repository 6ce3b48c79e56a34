import Foundation
import HouseReply
import MailModel
import MailParsing
import PitchFilter
import RuleLanguage
import Testing

/// A pitch that may be answered, and what becomes of it.
struct AnswerablePitch {
    var fields = [
        ("Return-Path", "<marc@stores-vial.example>"),
        ("Authentication-Results", "mx.eclau.ch; dkim=pass header.d=stores-vial.example"),
        ("From", "Marc Vial <marc@stores-vial.example>"), ("To", "info@eclau.ch"),
        ("Subject", "Vos fenêtres"), ("Message-ID", "<a1@stores-vial.example>"),
        ("Content-Type", "text/plain; charset=utf-8"),
    ]
    var body = """
        Bonjour Camille,

        notre entreprise équipe des bureaux. Nous proposons des stores dès 89.- pièce pour vos membres,
        devis gratuit et sans engagement. Puis-je vous envoyer notre catalogue ?

        Marc Vial
        """

    mutating func set(_ name: String, _ value: String) {
        fields.removeAll { $0.0 == name }
        fields.append((name, value))
    }

    func request(_ facts: ReplyFacts? = nil) -> ReplyRequest {
        let header = fields.map { "\($0.0): \($0.1)\n" }.joined()
        let message = MessageParser().parse(Array((header + "\n" + body + "\n").utf8))
        let decision = FilterPipeline(rules: ShippedRules.set).decide(message, facts: Facts())
        return ReplyRequest(message, decision: decision, rules: ShippedRules.set, facts: facts)
    }

    func gate(_ facts: ReplyFacts? = nil) -> String? {
        guard case .refused(let gate) = request(facts).permission() else { return nil }
        return gate.name
    }

    func reply(language: String? = nil) -> ReplyComposer.Reply? {
        ReplyComposer(request(), Self.setting).reply(language: language)
    }

    static let key = ReplyKey(Array(1...32)) ?? .random()

    static let setting = ReplyComposer.Setting(
        texts: ReplyTexts(ShippedLetters.templates), key: key,
        policyURL: "https://eclau.ch/principes", id: "r1", now: 1_777_878_720)
}

/// The letters as they ship.
enum ShippedLetters {
    static func read(_ kind: String, _ language: String) -> (ReplyTemplate?, [Diagnostic]) {
        let name = "rules/\(kind).\(language).txt"
        let file = ShippedRules.root.appendingPathComponent(name)
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return ReplyTemplate.read(text, file: name, isDraft: kind == "draft")
    }

    static var templates: [String: ReplyTemplate] {
        Dictionary(
            uniqueKeysWithValues: ReplyTexts.languages.compactMap { language in
                read("reply", language).0.map { (language, $0) }
            })
    }
}

@Suite("The letters of the house")
struct ReplyLetterTests {
    @Test(
        "The shipped letters are sound", arguments: ["reply", "draft"], ReplyTexts.languages)
    func shipped(kind: String, language: String) throws {
        let (template, diagnostics) = ShippedLetters.read(kind, language)
        #expect(diagnostics.isEmpty)
        let filling = ReplyTemplate.Filling(
            house: "Le Relais", policyURL: "https://relais.example", word: "bodifu-kamelo",
            principles: [.listen])
        let text = try #require(template).text(filling)
        #expect(text.contains("Le Relais") && !text.contains("{") && !text.hasPrefix("\n"))
        #expect(text.contains("- ") == (kind == "reply"))
        #expect(text.contains("bodifu-kamelo") == (kind == "reply"))
    }

    @Test("A draft holds the words at which sequencing tools stop, and not those they misread")
    func drafts() throws {
        for language in ReplyTexts.languages {
            let template = try #require(ShippedLetters.read("draft", language).0)
            let text = template.text(
                ReplyTemplate.Filling(house: "x", policyURL: "", word: "", principles: [])
            )
            .lowercased().replacing("\n", with: " ")
            #expect(text.contains("unsubscribe") && text.contains("remove us from your"))
            #expect(!text.contains("interested"))
        }
    }

    @Test("Only those principles that were missed are told, in the house's order")
    func missed() throws {
        let template = try #require(ShippedLetters.read("reply", "fr").0)
        let text = template.text(
            ReplyTemplate.Filling(
                house: "x", policyURL: "y", word: "z", principles: [.context, .homework]))
        let points = text.split(separator: "\n").filter { $0.hasPrefix("- ") }
        #expect(points.count == 2)
        #expect(points[0].contains("Faites connaissance") && points[1].contains("communauté"))
    }

    @Test("Mistakes in a letter are all told, each with its place and a caret")
    func mistakes() {
        let text = "Bonjour {nom},\n{missed}\n---\nlisten: x\nlisen: y\n"
        let (template, diagnostics) = ReplyTemplate.read(text, file: "reply.fr.txt")
        #expect(template == nil)
        let told = diagnostics.map { $0.rendered(color: false, inFrench: true) }
        #expect(told[0].hasPrefix("reply.fr.txt:1:9: erreur : emplacement inconnu « {nom} »"))
        #expect(told[0].contains("\nBonjour {nom},\n        ^~~~~"))
        #expect(told.contains { $0.contains("principe inconnu « lisen »") })
        #expect(told.contains { $0.contains("il manque {policy-url} dans la lettre") })
        #expect(told.contains { $0.contains("il manque {word} dans la lettre") })
        #expect(diagnostics.count == 8)
    }

    @Test("What an editor leaves in a letter does not go out: its mark, or letters that are lost")
    func leftByEditors() {
        let text = "# Pour Camille\nBonjour,\n"
        let (marked, diagnostics) = ReplyTemplate.read(
            "\u{FEFF}" + text, file: "draft.fr.txt", isDraft: true)
        #expect(diagnostics.isEmpty)
        let filling = ReplyTemplate.Filling(house: "x", policyURL: "", word: "", principles: [])
        #expect(marked?.text(filling).hasPrefix("Bonjour,") == true)
        let lost = ReplyTemplate.read(text + "\u{FFFD} bient\u{FFFD}t", file: "x", isDraft: true)
        #expect(lost.template == nil)
        #expect(lost.diagnostics.map(\.place.line) == [3])
    }

    @Test("Whoever writes in another language gets French and English")
    func otherLanguage() throws {
        var pitch = AnswerablePitch()
        pitch.body = "Hej, vi säljer fina lampor till ert kontor och vill gärna visa dem för er."
        let both = try #require(
            ReplyTexts(ShippedLetters.templates).letter(
                language: "sv",
                ReplyTemplate.Filling(house: "x", policyURL: "y", word: "z", principles: [.listen]))
        )
        #expect(both.languages == ["fr", "en"])
        #expect(both.text.contains("Bonjour,") && both.text.contains("Hello,"))
    }
}

@Suite("The automatic reply")
struct ReplyComposerTests {
    @Test("It is a valid message to the reverse-path alone, with the marks of RFC 3834")
    func message() throws {
        let reply = try #require(AnswerablePitch().reply())
        let message = MessageParser().parse(reply.octets)
        #expect(reply.recipient.text == "marc@stores-vial.example")
        #expect(message.to.map(\.address.text) == ["marc@stores-vial.example"])
        #expect(message.cc.isEmpty && message.defects.isEmpty)
        #expect(message.authors.first?.address.text == "info@eclau.ch")
        #expect(message.authors.first?.displayName.contains("réponse automatique") == true)
        #expect(message.subject == "Auto: Vos fenêtres")
        #expect(message.header.first("auto-submitted")?.decodedText == "auto-replied")
        #expect(message.header.first("content-language")?.decodedText == "fr")
        #expect(message.inReplyTo == ["a1@stores-vial.example"])
        #expect(message.references == ["a1@stores-vial.example"])
        #expect(message.date?.seconds == 1_777_878_720)
    }

    @Test("The text is the letter, without a word of the pitch, its points or the house's people")
    func text() throws {
        let reply = try #require(AnswerablePitch().reply())
        let message = MessageParser().parse(reply.octets)
        let text = String(decoding: message.text.utf8, as: UTF8.self)
        #expect(text.contains("https://eclau.ch/principes"))
        #expect(!text.contains("stores") && !text.contains("points") && !text.contains("Camille"))
        let ascii = reply.octets.allSatisfy { $0 < 0x80 }
        let lines = String(decoding: reply.octets, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(ascii && lines.allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") })
    }

    @Test("The language may be chosen", arguments: ["fr", "en", "de", "it"])
    func language(code: String) throws {
        let reply = try #require(AnswerablePitch().reply(language: code))
        #expect(reply.languages == [code])
    }

    @Test("Long and hostile subjects and threads are cut and cleaned")
    func cut() throws {
        var pitch = AnswerablePitch()
        pitch.set("Subject", String(repeating: "=?utf-8?Q?a=0D=0ABcc:_x@y.example_?= ", count: 300))
        let references = (0..<500).map { "<m\($0)@stores-vial.example>" }
        pitch.set("References", references.joined(separator: " "))
        let reply = try #require(pitch.reply())
        let message = MessageParser().parse(reply.octets)
        #expect(message.subject.count <= 126)
        #expect(message.references.count == 10)
        #expect(message.references.first == "m0@stores-vial.example")
        #expect(message.bcc.isEmpty && message.header.first("bcc") == nil)
    }

    @Test("No octets in any field of the pitch get into the reply's header as a field")
    func injection() {
        var random = SeededRandom(seed: 7)
        let pieces = [
            "\r\nBcc: <v@victim.example>", "\nX-Evil: 1", "=?utf-8?B?DQpCY2M6IHg=?=", "\u{0}", "é",
            "<a@b.example>", "\"", "\\", "\u{2028}", String(repeating: "x", count: 3000),
        ]
        let expected: Set<String> = [
            "from", "to", "subject", "date", "message-id", "content-language", "in-reply-to",
            "references", "auto-submitted", "precedence", "x-auto-response-suppress",
            "x-nopitch-reply", "mime-version", "content-type", "content-transfer-encoding",
        ]
        for _ in 0..<300 {
            var pitch = AnswerablePitch()
            for name in [
                "Subject", "Message-ID", "References", "In-Reply-To", "From", "Return-Path",
            ] {
                guard Bool.random(using: &random) else { continue }
                let value = (0..<3).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
                pitch.set(name, name == "Return-Path" ? "<\(value)@b.example>" : value)
            }
            guard let reply = pitch.reply() else { continue }
            let message = MessageParser().parse(reply.octets)
            #expect(Set(message.header.fields.map(\.key)).isSubset(of: expected))
            #expect(message.to.count == 1 && message.cc.isEmpty && message.bcc.isEmpty)
            let end = Array("\r\n\r\n".utf8)
            let head = reply.octets.firstRange(of: end).map { reply.octets[..<$0.lowerBound] }
            #expect(head?.contains(0) == false)
        }
    }

    @Test("What an RFC forbids stays forbidden, whatever else the message is like")
    func never() {
        var random = SeededRandom(seed: 11)
        let forbidden: [(String, String)] = [
            ("Return-Path", "<>"), ("Return-Path", "<info@eclau.ch>"),
            ("Auto-Submitted", "auto-generated"), ("Auto-Submitted", "auto-replied"),
            ("List-Id", "<x.example>"), ("List-Unsubscribe", "<https://x.example>"),
            ("Precedence", "bulk"), ("From", "info@eclau.ch"), ("To", "other@elsewhere.example"),
        ]
        let noise: [(String, String)] = [
            ("Auto-Submitted", "no"), ("X-Mailer", "Mail"), ("Importance", "high"),
            ("Reply-To", "boss@stores-vial.example"), ("X-Priority", "1"),
            ("Sender", "x@y.example"),
        ]
        for (name, value) in forbidden {
            for _ in 0..<20 {
                var pitch = AnswerablePitch()
                for field in noise where Bool.random(using: &random) && field.0 != name {
                    pitch.fields.append(field)
                }
                pitch.set(name, value)
                #expect(pitch.gate() != nil, "\(name): \(value)")
            }
        }
    }

    @Test("Our own reply is known again in a report, and a forged one is not")
    func ownReport() throws {
        let reply = try #require(AnswerablePitch().reply())
        let returned = String(decoding: reply.octets, as: UTF8.self)
        func report(_ returned: String) -> ParsedMessage {
            let text = """
                From: MAILER-DAEMON@mx.eclau.ch\r
                Content-Type: multipart/report; report-type=delivery-status; boundary=b\r
                \r
                --b\r
                Content-Type: text/plain\r
                \r
                Undelivered.\r
                --b\r
                Content-Type: message/rfc822\r
                \r
                \(returned)\r
                --b--\r

                """
            return MessageParser().parse(Array(text.utf8))
        }
        #expect(ReplyReport(report(returned), key: AnswerablePitch.key).replyID == "r1")
        let forged = returned.replacing("mac=", with: "mac=0")
        #expect(ReplyReport(report(forged), key: AnswerablePitch.key).replyID == nil)
        #expect(ReplyReport(report(returned), key: .random()).replyID == nil)
    }

    @Test("A word is an organisation's and a week's own, and easily copied")
    func word() {
        let key = AnswerablePitch.key
        let word = key.word(organisation: "a.example", week: 2938)
        #expect(word == key.word(organisation: "a.example", week: 2938))
        #expect(word != key.word(organisation: "b.example", week: 2938))
        #expect(word != key.word(organisation: "a.example", week: 2939))
        #expect(word.count == 13 && word.allSatisfy { $0.isLetter || $0 == "-" })
        #expect(
            key.word(
                in: "Re: \(word.uppercased())!", organisation: "a.example", weeks: 2934...2938)
                == word)
        #expect(key.word(in: word, organisation: "a.example", weeks: 2939...2943) == nil)
    }
}

@Suite("What memory says against a reply")
struct ReplyMemoryGateTests {
    @Test("One thing that is remembered is enough to refuse")
    func refused() {
        let changes: [(String, (inout ReplyFacts) -> Void)] = [
            ("no-memory", { $0.hasMemory = false }),
            ("own-submission", { $0.isOwnSubmission = true }),
            ("same-letter", { $0.isRepeated = true }),
            ("answered-before", { $0.wasAnswered = true }),
            ("house-wrote-before", { $0.houseWroteBefore = true }),
            ("house-took-part", { $0.houseTookPart = true }),
            ("bounced-before", { $0.hasBounced = true }),
            ("taken-back", { $0.isTakenBack = true }),
            ("too-many-replies", { $0.isBreakerOpen = true }),
            ("too-many-replies", { $0.repliesThisHour = 5 }),
            ("too-many-replies", { $0.repliesToday = 20 }),
        ]
        #expect(AnswerablePitch().gate(ReplyFacts()) == nil)
        for (name, change) in changes {
            var facts = ReplyFacts()
            change(&facts)
            #expect(AnswerablePitch().gate(facts) == name)
        }
    }

    @Test("Just below the limits a reply is allowed")
    func neighbour() {
        var facts = ReplyFacts()
        facts.repliesThisHour = 4
        facts.repliesToday = 19
        #expect(AnswerablePitch().gate(facts) == nil)
    }

    @Test("A signature of another domain only refuses, beside one of the sender's own it does not")
    func signatures() {
        var pitch = AnswerablePitch()
        let spf = "mx.eclau.ch; spf=pass smtp.mailfrom=marc@stores-vial.example"
        pitch.set("Authentication-Results", spf + "; dkim=pass header.d=sender.example")
        #expect(pitch.gate() == "foreign-signature")
        pitch.set(
            "Authentication-Results",
            spf + "; dkim=pass header.d=sender.example; dkim=pass header.d=stores-vial.example")
        #expect(pitch.gate() == nil)
    }

    @Test(
        "Machines that want answers for their own sake get none",
        arguments: [("Subject", "Vos fenêtres A6133FE2"), ("X-Mailtrace-Verify", "1")])
    func warmUp(name: String, value: String) {
        var pitch = AnswerablePitch()
        pitch.set(name, value)
        #expect(pitch.gate() == "warm-up")
        var harmless = AnswerablePitch()
        harmless.set("Subject", "Vos fenêtres FENETRES 2026")
        #expect(harmless.gate() == nil)
    }
}

/// The same numbers every time.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
