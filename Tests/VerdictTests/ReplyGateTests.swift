import HouseReply
import MailModel
import MailParsing
import PitchFilter
import Testing

@Suite("The gates of the automatic reply")
struct ReplyGateTests {
    /// A pitch that a person seems to have sent: the only kind that may be answered.
    private static let fields = [
        "Return-Path: <marc@stores-vial.example>",
        "Authentication-Results: mx.eclau.ch; dkim=pass header.d=stores-vial.example",
        "From: Marc Vial <marc@stores-vial.example>",
        "To: info@eclau.ch",
        "Date: Mon, 4 May 2026 09:12:00 +0200",
        "Subject: Vos fenêtres",
        "Message-ID: <a1@stores-vial.example>",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]

    private static let body = """
        Bonjour Camille,

        notre entreprise équipe des bureaux. Nous proposons des stores dès 89.- pièce pour vos membres,
        devis gratuit et sans engagement. Puis-je vous envoyer notre catalogue ?

        Marc Vial
        """

    /// The gate that refuses the message with these fields in place of, or beside, its own.
    private func gate(_ changes: [String], isInTransit: Bool = false) -> String? {
        let names = Set(changes.compactMap { $0.split(separator: ":").first.map(String.init) })
        let kept = Self.fields.filter { field in
            !names.contains(String(field.split(separator: ":")[0]))
        }
        let fields = (changes + kept).filter { !$0.hasSuffix(": -") }
        let text = fields.joined(separator: "\n") + "\n\n" + Self.body + "\n"
        var message = MessageParser().parse(Array(text.utf8))
        message.isInTransit = isInTransit
        let decision = FilterPipeline(rules: ShippedRules.set).decide(message, facts: Facts())
        let request = ReplyRequest(message, decision: decision, rules: ShippedRules.set)
        guard case .refused(let gate) = request.permission() else { return nil }
        return gate.name
    }

    @Test("A pitch from a person, vouched for, may be answered")
    func allowed() {
        #expect(gate([]) == nil)
    }

    @Test(
        "One thing in the header is enough to refuse",
        arguments: [
            (["Return-Path: <>"], "null-return-path"),
            (["Return-Path: -"], "null-return-path"),
            (["Return-Path: <marc@localhost>"], "malformed-return-path"),
            (["Return-Path: <marc@[192.0.2.7]>"], "malformed-return-path"),
            (["Return-Path: <bounce+17@stores-vial.example>"], "robot-sender"),
            (
                ["Return-Path: <SRS0=x=stores-vial.example=marc@relay.example>"],
                "return-path-mismatch"
            ),
            (["Return-Path: <marc@autre.example>"], "return-path-mismatch"),
            (["From: <info@eclau.ch>", "Return-Path: <info@eclau.ch>"], "own-sender"),
            (["From: <wordpress@eclau.ch>", "Return-Path: <wordpress@eclau.ch>"], "own-sender"),
            (
                [
                    "From: <noreply@stores-vial.example>",
                    "Return-Path: <noreply@stores-vial.example>",
                ],
                "robot-sender"
            ),
            (
                ["From: <anna@bureau.eclau.ch>", "Return-Path: <anna@bureau.eclau.ch>"],
                "own-sender"
            ),
            (
                [
                    "From: <ne.pas.repondre@stores-vial.example>",
                    "Return-Path: <ne.pas.repondre@stores-vial.example>",
                ],
                "robot-sender"
            ),
            (
                [
                    "From: <notifications+7@stores-vial.example>",
                    "Return-Path: <notifications+7@stores-vial.example>",
                ],
                "robot-sender"
            ),
            (["Reply-To: <keine-antwort@stores-vial.example>"], "robot-sender"),
            (
                ["From: Marc <marc@stores-vial.example>, Ada <ada@autre.example>"],
                "return-path-mismatch"
            ),
            (
                ["From: <marc@stores-vial.example>", "From: <marc@stores-vial.example>"],
                "return-path-mismatch"
            ),
            (["Auto-Submitted: auto-generated"], "auto-submitted"),
            (["Auto-Submitted: no", "Auto-Submitted: auto-replied"], "auto-submitted"),
            (["Auto-Submitted: auto-replied (vacation)"], "auto-submitted"),
            (["List-Unsubscribe: <https://stores-vial.example/stop>"], "list"),
            (["List-Id: Stores <stores.example>"], "list"),
            (["Errors-To: <bounce@stores-vial.example>"], "machine-mark"),
            (["Delivered-To: mailing list stores@listes.example"], "machine-mark"),
            (["X-Mailer: Brevo"], "machine-mark"),
            (["Precedence: Bulk"], "bulk"),
            (["Precedence: first-class", "Precedence: junk"], "bulk"),
            (["X-Auto-Response-Suppress: OOF, DR"], "response-suppressed"),
            (
                ["X-Auto-Response-Suppress: none", "X-Auto-Response-Suppress: All"],
                "response-suppressed"
            ),
            (["Content-Type: text/calendar; method=REQUEST"], "report"),
            (["X-Autoreply: yes"], "machine-mark"),
            (["Feedback-ID: 7:42:campaign"], "machine-mark"),
            (["Subject: Automatic reply: Vos fenêtres"], "out-of-office"),
            (["Subject: Out-of-office: Vos fenêtres"], "out-of-office"),
            (["Subject: Re: Réponse automatique : Vos fenêtres"], "out-of-office"),
            (["Subject: AW: Abwesenheitsnotiz"], "out-of-office"),
            (["Subject: OOO until Monday"], "out-of-office"),
            (["X-Nopitch-Reply: 1"], "loop"),
            (["X-Spam-Flag: YES"], "spam"),
            (["X-Spam-Flag: NO", "X-Spam-Flag: YES"], "spam"),
            (["X-Spam-Status: Yes, score=9.1 required=5.0"], "spam"),
            (["To: somebody@else.example"], "no-own-recipient"),
            (
                [
                    "To: info@eclau.ch, a@x.example, b@x.example, c@x.example, d@x.example, e@x.example"
                ], "many-recipients"
            ),
            (["Authentication-Results: -"], "not-authenticated"),
            (
                ["Authentication-Results: mx.eclau.ch; spf=pass smtp.mailfrom=autre.example"],
                "not-authenticated"
            ),
            (
                [
                    "Authentication-Results: mx.eclau.ch; dmarc=fail header.from=stores-vial.example;"
                        + " spf=pass smtp.mailfrom=stores-vial.example"
                ],
                "not-authenticated"
            ),
            (
                [
                    "Authentication-Results: mx.eclau.ch; dkim=pass header.d=stores-vial.example",
                    "Authentication-Results: mx.eclau.ch; dmarc=fail header.from=stores-vial.example",
                ],
                "not-authenticated"
            ),
            (
                [
                    "Authentication-Results: mx.eclau.ch; dkim=fail header.d=stores-vial.example",
                    "Authentication-Results: mx.eclau.ch; dkim=pass header.d=stores-vial.example",
                ],
                "not-authenticated"
            ),
        ])
    func refused(changes: [String], expected: String) {
        #expect(gate(changes) == expected)
    }

    @Test(
        "What looks alike but is harmless does not refuse",
        arguments: [
            ["Auto-Submitted: no"],
            ["Auto-Submitted: no (a person)"],
            ["Precedence: first-class"],
            ["Feedback-ID: 7:user:proton"],
            ["X-Spam-Flag: NO"],
            ["X-Spam-Status: No, score=-1.9"],
            ["X-Mailer: Apple Mail (2.3774)"],
            ["Reply-To: <marc.vial@stores-vial.example>"],
            [
                "Authentication-Results: mx.eclau.ch; dmarc=none header.from=stores-vial.example",
                "Authentication-Results: mx.eclau.ch; dkim=pass header.d=stores-vial.example",
            ],
            ["Subject: Automate ouvert"],
        ])
    func neighbour(changes: [String]) {
        #expect(gate(changes) == nil)
    }

    @Test("Results below a foreign server's Received are nobody's")
    func forgedResults() {
        let forged = [
            "Received: from b.example by mx.eclau.ch; Mon, 4 May 2026 09:12:05 +0200",
            "Received: from a.example by b.example; Mon, 4 May 2026 09:12:01 +0200",
            "Authentication-Results: mx.eclau.ch; dkim=pass header.d=stores-vial.example",
        ]
        #expect(gate(forged) == "not-authenticated")
    }

    @Test("Before our own Received is there, the first one is a foreign server's already")
    func forgedInTransit() {
        let results = "Authentication-Results: mx.eclau.ch; dkim=pass header.d=stores-vial.example"
        let received = "Received: from a.example by b.example; Mon, 4 May 2026 09:12:01 +0200"
        #expect(gate([received, results], isInTransit: true) == "not-authenticated")
        #expect(gate([results, received], isInTransit: true) == nil)
        #expect(gate([received, results]) == nil)
    }

    @Test("Every gate has a number, a name and a sentence of its own")
    func distinct() {
        let gates = ReplyGate.all
        #expect(Set(1...30).isSuperset(of: gates.map(\.number)))
        #expect(Set(gates.map(\.name)).count == gates.count)
        #expect(gates.allSatisfy { !$0.sentence.isEmpty && !$0.phrase.isEmpty })
    }
}
