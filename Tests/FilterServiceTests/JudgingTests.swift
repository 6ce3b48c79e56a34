import FilterService
import MailModel
import MilterProtocol
import PitchFilter
import Testing

@Suite("What is judged, and what is changed")
struct JudgingTests {
    private static let all: MilterActions = [.addHeaders, .changeHeaders, .quarantine]

    private func judge(
        _ transaction: MilterTransaction?, actions: MilterActions = all
    ) throws -> Judgement {
        Judging(try smallStore().current).judge(try #require(transaction), actions: actions)
    }

    private func reason(_ judgement: Judgement) -> String? {
        if case .unjudged(let reason) = judgement.outcome { return reason }
        return nil
    }

    @Test("A pitch is marked with verdict, points and reasons")
    func pitch() throws {
        let judgement = try judge(
            transaction(macros: [MilterMacro(name: "i", value: "4f2S1n3NLf0")]))
        #expect(
            judgement.modifications == [
                .addHeader(name: "X-Nopitch", value: "pitch; points=4; need=4; id=4f2S1n3NLf0"),
                .addHeader(
                    name: "X-Nopitch-Why",
                    value: "=?utf-8?Q?Vend_=C3=A0_tout_va_=28=2B2=29=3B_Crie_=E2=80=93_=C2=AB_tr?="
                        + "\n =?utf-8?Q?=C3=A8s_=C2=BB_fort_=28=2B2=29?="),
            ])
        #expect(judgement.final == .continue)
    }

    @Test("What is kept is marked so, without reasons")
    func kept() throws {
        let letter = transaction(
            fields: [("From", "a@b.example")], body: "Salut\r\n",
            macros: [MilterMacro(name: "i", value: "4f2S")])
        #expect(
            try judge(letter).modifications == [
                .addHeader(name: "X-Nopitch", value: "keep; points=0; need=4; id=4f2S")
            ])
    }

    @Test("Somebody else's copies of our fields go, the last one first")
    func forged() throws {
        let judgement = try judge(
            transaction(fields: [
                ("X-Nopitch", "keep"), ("Subject", "x"), ("x-nopitch", "pitch"),
                ("X-NoPitch-Why", "y"),
            ]))
        #expect(
            judgement.modifications.prefix(3) == [
                .changeHeader(name: "X-NoPitch-Why", index: 1, value: ""),
                .changeHeader(name: "x-nopitch", index: 2, value: ""),
                .changeHeader(name: "X-Nopitch", index: 1, value: ""),
            ])
    }

    @Test("A mark that somebody else put on mail that is not judged goes too")
    func forgedUnjudged() throws {
        let fields = [("X-Nopitch", "pitch; points=9"), ("Subject", "x")]
        let judgement = try judge(transaction(to: ["<x@b.example>"], fields: fields))
        #expect(reason(judgement) == "not to the house")
        #expect(
            judgement.modifications == [.changeHeader(name: "X-Nopitch", index: 1, value: "")])
        let login = MilterMacro(name: "auth_authen", value: "camille")
        #expect(
            try judge(transaction(to: ["<x@b.example>"], fields: fields, macros: [login]))
                .modifications.isEmpty)
    }

    @Test("What goes to others too says for whom it is marked")
    func shared() throws {
        let letter = transaction(
            to: ["<Info@relais.example>", "<x@b.example>"],
            macros: [MilterMacro(name: "i", value: "4f2S")])
        #expect(
            try judge(letter).modifications.first
                == .addHeader(
                    name: "X-Nopitch",
                    value: "pitch; points=4; need=4; id=4f2S; for=<info@relais.example>"))
    }

    @Test("Of many recipients each is named once, a line each, and no more than a hundred")
    func sharedByMany() throws {
        let judging = Judging(try smallStore().current)
        let decision = judging.decide(Array("From: x@vente.example\n\nx".utf8)).decision
        func mark(_ local: [String]) -> String? {
            let own = local.map { EmailAddress(localPart: $0, domain: "relais.example") }
            return judging.marks(decision, queueID: "4f2S", for: own).first?.value
        }
        let tagged = (0..<90).map { "info+\($0)" }
        #expect(
            mark(tagged + ["gestion"])?.hasSuffix(
                "; id=4f2S; for=<info@relais.example>\n <gestion@relais.example>") == true)
        let many = (0..<300).map { "a\($0)" } + [String(repeating: "b", count: 990)]
        let lines = try #require(mark(many)).split(separator: "\n")
        #expect(lines.count == 100 && lines.allSatisfy { $0.utf8.count < 200 })
    }

    @Test("Letters for which the MTA tells no queue id have names of their own all the same")
    func unnamed() throws {
        let judgements = try ["a", "b"].map { try judge(transaction(body: $0)) }
        #expect(judgements[0].modifications.first != judgements[1].modifications.first)
        guard case .judged(_, let id) = judgements[0].outcome,
            case .addHeader(_, let value)? = judgements[0].modifications.first
        else {
            Issue.record("not judged")
            return
        }
        #expect(value.hasSuffix("; id=\(id)"))
    }

    @Test("An MTA that offers no changes gets none")
    func withoutActions() throws {
        #expect(try judge(transaction(), actions: []).modifications.isEmpty)
        #expect(try judge(transaction(), actions: .changeHeaders).modifications.isEmpty)
    }

    @Test(
        "The house's recipients are known in any spelling",
        arguments: ["<INFO@Relais.Example>", "info+tag@relais.example", "<gestion@relais.example>"])
    func recipients(path: String) throws {
        #expect(reason(try judge(transaction(to: ["<other@b.example>", path]))) == nil)
    }

    @Test("Mail to others, and mail that somebody sent who proved who they are, is left alone")
    func notOurs() throws {
        #expect(reason(try judge(transaction(to: ["<a@b.example>"]))) == "not to the house")
        #expect(reason(try judge(transaction(to: []))) == "not to the house")
        let authenticated = transaction(macros: [MilterMacro(name: "auth_authen", value: "anna")])
        #expect(reason(try judge(authenticated)) == "authenticated submission")
        #expect(try judge(authenticated).modifications.isEmpty)
    }

    @Test("Mail of a local program is left alone, unless it is the house's contact form")
    func local() throws {
        let client = MilterClient(host: "localhost", address: "127.0.0.1", port: 0)
        #expect(reason(try judge(transaction(client: client))) == "local submission")
        let form = [("From", "Site <site@relais.example>"), ("Subject", "Message")]
        #expect(reason(try judge(transaction(fields: form, client: client))) == nil)
    }

    @Test("The envelope's sender counts, whatever a Return-Path field says")
    func knownSender() throws {
        let judgement = try judge(
            transaction(fields: [("From", "anna@ami.example"), ("Subject", "PROMO")]))
        guard case .judged(let decision, _) = judgement.outcome else {
            Issue.record("not judged")
            return
        }
        #expect(decision.verdict == .keep)
    }

    @Test("A doubt is told in the subject, where the message is the house's alone")
    func tag() throws {
        let doubt = [("From", "a@b.example"), ("Subject", "Un avis")]
        let change = MilterModification.changeHeader(
            name: "Subject", index: 1, value: "[douteux ?] Un avis")
        #expect(try judge(transaction(fields: doubt)).modifications.contains(change))
        let others = transaction(to: ["<info@relais.example>", "<x@b.example>"], fields: doubt)
        #expect(!(try judge(others).modifications.contains(change)))
        #expect(try judge(others).modifications.count == 2)
    }

    @Test("A pitch goes to the folder behind the plus, where nobody else gets it")
    func recipient() throws {
        let rules = smallRules.replacing("Démarchage", with: "Pitches")
        var settings = HookSettings()
        settings.filing = .recipient
        let judging = Judging(
            try RuleStore(path: "x") { _ in outcome(of: rules) }.current, settings: settings)
        let all: MilterActions = [.addRecipients, .deleteRecipients]
        let ours = try #require(
            transaction(to: ["<Info@Relais.example>", "gestion+a@relais.example"]))
        #expect(
            judging.judge(ours, actions: all).modifications == [
                .deleteRecipient("Info@Relais.example"),
                .addRecipient("Info+Pitches@relais.example"),
            ])
        let others = try #require(transaction(to: ["<info@relais.example>", "<x@b.example>"]))
        #expect(judging.judge(others, actions: all).modifications.isEmpty)
        #expect(judging.judge(ours, actions: .addRecipients).modifications.isEmpty)
        let accented = Judging(try smallStore().current, settings: settings)
        #expect(accented.judge(ours, actions: all).modifications.isEmpty)
    }

    @Test("Quarantine is asked for where the rule file says hold")
    func hold() throws {
        let rules = smallRules.replacing("file into Démarchage", with: "hold")
        let judging = Judging(try RuleStore(path: "x") { _ in outcome(of: rules) }.current)
        let ours = try #require(transaction())
        #expect(
            judging.judge(ours, actions: .quarantine).modifications == [
                .quarantine(reason: "nopitch: pitch")
            ])
    }

    @Test(
        "What Postfix queues anew is not held again; what the site's form hands in is, as any other"
    )
    func heldOnce() throws {
        let rules = smallRules.replacing("file into Démarchage", with: "hold")
        let judging = Judging(try RuleStore(path: "x") { _ in outcome(of: rules) }.current)
        func modifications(_ client: MilterClient) throws -> [MilterModification] {
            let fields = [
                ("From", "site@relais.example"), ("Reply-To", "x@vente.example"),
                ("Subject", "PROMO"),
            ]
            let message = transaction(from: "site@relais.example", fields: fields, client: client)
            return judging.judge(try #require(message), actions: .quarantine).modifications
        }
        let site = MilterClient(host: "localhost", address: "127.0.0.1", port: 0)
        #expect(try modifications(site) == [.quarantine(reason: "nopitch: pitch")])
        let stranger = MilterClient(host: "mx.vente.example", address: "192.0.2.7", port: 4711)
        #expect(try modifications(stranger).isEmpty)
    }
}
