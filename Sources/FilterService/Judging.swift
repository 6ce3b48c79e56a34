package import MailModel
import MailParsing
package import MilterProtocol
package import PitchFilter
import RuleLanguage

/// Makes judgements with one set of rules.
package struct Judging: Sendable {
    private let state: RuleStore.State
    private let settings: HookSettings
    private let memory: CorrespondenceMemory?
    private let replies: ReplyDesk?
    private let parser = MessageParser()

    /// Without a memory every sender is met for the first time.
    package init(
        _ state: RuleStore.State, settings: HookSettings = HookSettings(),
        memory: CorrespondenceMemory? = nil, replies: ReplyDesk? = nil
    ) {
        self.state = state
        self.settings = settings
        self.memory = memory
        self.replies = replies
    }

    package func judge(
        _ transaction: MilterTransaction, actions: MilterActions, errand: Errand = Errand()
    ) -> Judgement {
        let identity = state.rules.identity
        let addresses = transaction.recipients.compactMap { EmailAddress($0) }
        if transaction.isAuthenticated {
            noteHouseLetter(transaction, to: addresses.filter { !identity.owns($0) })
            return .passing("authenticated submission")
        }
        func passing(_ reason: String) -> Judgement {
            .passing(reason, transaction.withoutMarks(actions))
        }
        if transaction.isBeyondLimits { return passing("header or recipients beyond bounds") }
        let own = addresses.filter(identity.owns)
        guard !own.isEmpty else { return passing("not to the house") }
        let octets = transaction.octets
        if transaction.client.isLocalProgram, !isFromForm(octets), !isBounce(transaction, octets) {
            return passing("local submission")
        }
        let id = transaction.hasQueueID ? transaction.queueID : WorkNotes.identifier(of: octets)
        let (decision, subject) = decide(
            octets, reversePath: transaction.reversePath, id: id, errand: errand)
        let isOursAlone = own.count == transaction.recipients.count
        let plan = ActionPlan(
            transaction: transaction, recipients: addresses, decision: decision,
            subject: subject,
            marks: marks(decision, queueID: id, for: isOursAlone ? [] : own),
            isOursAlone: isOursAlone, settings: settings)
        return Judgement(
            outcome: .judged(decision, id: id), modifications: plan.modifications(actions),
            final: plan.final)
    }

    /// Judges a message that is known to be the house's, and remembers it under `id`.
    ///
    /// The envelope is the truth, where it is known: a Return-Path field that came along is
    /// somebody's claim.
    package func decide(
        _ octets: [UInt8], reversePath: String? = nil, id: String = "", errand: Errand = Errand()
    ) -> (decision: Decision, subject: String) {
        var message = parser.parse(octets)
        if let reversePath {
            message.returnPath = reversePath
            message.isInTransit = true
        }
        let identity = state.rules.identity
        let pipeline = FilterPipeline(rules: state.rules)
        var inquiry = Inquiry(message, identity: identity)
        guard let memory else {
            let facts = Facts(inquiry, Findings(), people: state.people)
            return (pipeline.decide(message, facts: facts), message.subject)
        }
        var facts = memory.facts(inquiry, people: state.people)
        let word = replies?.secondChance.word(in: message, inquiry)
        facts.bearsWord = word != nil
        var decision = pipeline.decide(message, facts: facts)
        inquiry.sketch = TextSketch(message, decision, identity: identity)
        if memory.knowsRelatives(of: inquiry) {
            facts = memory.facts(inquiry, people: state.people)
            facts.bearsWord = word != nil
            decision = pipeline.decide(message, facts: facts)
        }
        if decision.usesWord, let word,
            replies?.secondChance.spend(word, organisation: inquiry.organisation) != true
        {
            facts.bearsWord = false
            decision = pipeline.decide(message, facts: facts)
        }
        let letter = JudgedLetter(
            message: message, octets: octets, decision: decision, inquiry: inquiry,
            rules: state.rules, id: id)
        let consideration = replies?.considerIfAsked(letter)
        guard errand.conclude() else { return (decision, message.subject) }
        memory.note(letter, gate: consideration?.gate)
        replies?.follow(letter, consideration)
        return (decision, message.subject)
    }

    /// What a user of the house sends out makes its recipients known.
    private func noteHouseLetter(
        _ transaction: MilterTransaction, to recipients: [EmailAddress]
    ) {
        guard let memory, !recipients.isEmpty,
            let letter = HouseLetter(
                parser.parse(transaction.octets), identity: state.rules.identity)
        else { return }
        memory.note(letter, to: recipients)
    }

    /// Our header fields for a decision, in their order.
    ///
    /// `own` are the recipients for whom they are, where the message goes to others too.
    package func marks(
        _ decision: Decision, queueID: String, for own: [EmailAddress] = []
    ) -> [(name: String, value: String)] {
        let thresholds = state.rules.policy.decide
        let verdict = MessageMarks.verdict(
            decision, thresholds: thresholds, queueID: queueID, for: own)
        let why = MessageMarks.why(decision).map { [(MessageMarks.whyField, $0)] } ?? []
        return [(MessageMarks.verdictField, verdict)] + why
    }

    /// The first Subject field as it came; empty where there is none.
    package func subjectField(of octets: [UInt8]) -> [UInt8] {
        Array(parser.parseHeader(octets).header.first("subject")?.body ?? [])
    }

    /// What Postfix itself reports of a message that it could not deliver: of a reply of ours, maybe.
    private func isBounce(_ transaction: MilterTransaction, _ octets: [UInt8]) -> Bool {
        transaction.reversePath.isEmpty
            && parser.parse(octets).root.mediaType.essence == "multipart/report"
    }

    /// What the house's site sends on for a visitor is the visitor's mail.
    private func isFromForm(_ octets: [UInt8]) -> Bool {
        let author = parser.parseHeader(octets).authors.first?.address
        return author.map(state.rules.identity.isForm) ?? false
    }
}

extension Decision {
    /// Whether it rests on the word of a reply, which is good for once.
    fileprivate var usesWord: Bool { exemption == .secondChance || leniency == .secondChance }
}
