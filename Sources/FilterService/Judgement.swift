import MailParsing
package import MilterProtocol
import MailModel
package import PitchFilter
import RuleLanguage

/// Judges one mail transaction: whether it is ours to judge, and what is to be changed about it.
package struct Judgement: Sendable {
    package enum Outcome: Sendable {
        /// Not to the house, or sent by it.
        case unjudged(reason: String)
        case judged(Decision)
    }

    package let outcome: Outcome
    package let modifications: [MilterModification]
    /// What ends the exchange about this message.
    package let final: MilterReply

    /// Lets a message through as it is.
    package static func passing(_ reason: String) -> Judgement {
        Judgement(outcome: .unjudged(reason: reason), modifications: [], final: .continue)
    }
}

/// Makes judgements with one set of rules.
package struct Judging: Sendable {
    private let state: RuleStore.State
    private let memory: CorrespondenceMemory?
    private let parser = MessageParser()

    /// Without a memory every sender is met for the first time.
    package init(_ state: RuleStore.State, memory: CorrespondenceMemory? = nil) {
        self.state = state
        self.memory = memory
    }

    /// Throws where the memory fails.
    package func judge(
        _ transaction: MilterTransaction, actions: MilterActions
    ) throws -> Judgement {
        let identity = state.rules.identity
        let addresses = transaction.recipients.compactMap { EmailAddress($0) }
        if transaction.isAuthenticated {
            try noteHouseLetter(transaction, to: addresses.filter { !identity.owns($0) })
            return .passing("authenticated submission")
        }
        if transaction.isBeyondLimits { return .passing("header or recipients beyond bounds") }
        guard addresses.contains(where: identity.owns) else { return .passing("not to the house") }
        let octets = transaction.octets
        if transaction.client.isLocalProgram, !isFromForm(octets) {
            return .passing("local submission")
        }
        let decision = try decide(
            octets, reversePath: transaction.reversePath, id: transaction.queueID
        ).decision
        let isOursAlone = addresses.allSatisfy(identity.owns)
        return Judgement(
            outcome: .judged(decision),
            modifications: modifications(
                transaction, decision, actions: actions, mayMove: isOursAlone),
            final: .continue)
    }

    /// Judges a message that is known to be the house's, and remembers it under `id`.
    ///
    /// The envelope is the truth, where it is known: a Return-Path field that came along is
    /// somebody's claim.
    package func decide(
        _ octets: [UInt8], reversePath: String? = nil, id: String = ""
    ) throws -> (decision: Decision, subject: String) {
        var message = parser.parse(octets)
        if let reversePath { message.returnPath = reversePath }
        let inquiry = Inquiry(message, identity: state.rules.identity)
        let facts =
            try memory?.facts(inquiry, people: state.people)
            ?? Facts(inquiry, Findings(), people: state.people)
        let decision = FilterPipeline(rules: state.rules).decide(message, facts: facts)
        try memory?.note(decision, on: message, inquiry, id: id)
        return (decision, message.subject)
    }

    /// What a user of the house sends out makes its recipients known.
    private func noteHouseLetter(
        _ transaction: MilterTransaction, to recipients: [EmailAddress]
    ) throws {
        guard let memory, !recipients.isEmpty,
            let letter = HouseLetter(
                parser.parse(transaction.octets), identity: state.rules.identity)
        else { return }
        try memory.note(letter, to: recipients)
    }

    /// Our header fields for a decision, in their order.
    package func marks(
        _ decision: Decision, queueID: String
    ) -> [(name: String, value: String)] {
        let thresholds = state.rules.policy.decide
        let verdict = MessageMarks.verdict(decision, thresholds: thresholds, queueID: queueID)
        let why = MessageMarks.why(decision).map { [(MessageMarks.whyField, $0)] } ?? []
        return [(MessageMarks.verdictField, verdict)] + why
    }

    /// What the house's site sends on for a visitor is the visitor's mail.
    private func isFromForm(_ octets: [UInt8]) -> Bool {
        let author = parser.parseHeader(octets).authors.first?.address
        return author.map(state.rules.identity.isForm) ?? false
    }

    /// Removes incoming copies of our fields, last one first, then adds our own.
    private func modifications(
        _ transaction: MilterTransaction, _ decision: Decision, actions: MilterActions,
        mayMove: Bool
    ) -> [MilterModification] {
        var modifications: [MilterModification] = []
        if actions.contains(.changeHeaders) {
            modifications += removals(of: transaction.fields)
        }
        guard actions.contains(.addHeaders) else { return modifications }
        modifications += marks(decision, queueID: transaction.queueID).map {
            .addHeader(name: $0.name, value: $0.value)
        }
        if mayMove, actions.contains(.quarantine), decision.actions.contains(.hold) {
            modifications.append(.quarantine(reason: "nopitch: \(decision.verdict.rawValue)"))
        }
        return modifications
    }

    private func removals(of fields: [MilterTransaction.Field]) -> [MilterModification] {
        var counts: [String: Int] = [:]
        var removals: [MilterModification] = []
        for field in fields {
            let name = String(decoding: field.name, as: UTF8.self)
            guard MessageMarks.ownFields.contains(name.lowercased()) else { continue }
            counts[name.lowercased(), default: 0] += 1
            removals.append(
                .changeHeader(name: name, index: counts[name.lowercased()] ?? 1, value: ""))
        }
        return removals.reversed()
    }
}
