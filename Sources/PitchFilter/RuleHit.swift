package import RuleLanguage

/// A rule that applied to a message.
package struct RuleHit: Sendable, Equatable {
    package let rule: String
    /// What it added; zero for a trial rule.
    package let points: Points
    package let isTrial: Bool
    package let kinds: Set<Kind>
    package let principle: Principle?
    /// The reason in the manager's words.
    package let because: String
    /// The same in English, where the rule says it.
    package let becauseEnglish: String?
    /// The words in the mail that caused it, in the sender's spelling; empty where it rests on
    /// something that is not a text.
    package let excerpt: String
    /// With the first hit on what was learnt, the words that spoke most for and against.
    package var leaning: Leaning?

    /// The reason in a language; in the manager's own words where there is no other.
    package func because(in language: Tongue) -> String {
        language == .english ? becauseEnglish ?? because : because
    }

    /// The kind that stands for the hit where only one can be named.
    package var kind: Kind { Kind.allCases.first(where: kinds.contains) ?? .content }
}
