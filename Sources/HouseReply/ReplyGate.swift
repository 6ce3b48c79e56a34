/// One reason for which an automatic reply must not go out.
///
/// The numbers are those of the house's list of gates; the order of `all` is the order of asking,
/// so that the first gate to refuse is the one that tells most.
package struct ReplyGate: Sendable {
    package let number: Int
    /// A short name, stable, for logs and JSON.
    package let name: String
    /// What it says, for the explanation.
    package let sentence: String
    package let phrase: String
    let forbids: @Sendable (ReplyRequest) -> Bool

    init(
        _ number: Int, _ name: String, _ sentence: String, fr phrase: String,
        forbids: @escaping @Sendable (ReplyRequest) -> Bool
    ) {
        self.number = number
        self.name = name
        self.sentence = sentence
        self.phrase = phrase
        self.forbids = forbids
    }
}

/// Whether the house may answer.
package enum ReplyPermission: Sendable {
    case allowed
    case refused(ReplyGate)
}

extension ReplyRequest {
    /// Asks every gate; no rule and no setting can pass one by.
    package func permission() -> ReplyPermission {
        for gate in ReplyGate.all where gate.forbids(self) { return .refused(gate) }
        return .allowed
    }
}
