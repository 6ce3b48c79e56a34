package import RuleLanguage

/// What nopitch thinks of a message; what is then done is the action, another thing.
package enum Verdict: String, CaseIterable, Sendable {
    case keep, doubt, pitch, insistence

    /// The occasion for which the manager's file may ask for actions.
    package var occasion: Occasion? {
        switch self {
        case .keep: nil
        case .doubt: .doubt
        case .pitch: .pitch
        case .insistence: .insistence
        }
    }
}
