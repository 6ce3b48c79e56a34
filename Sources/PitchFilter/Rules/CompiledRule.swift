import RuleLanguage

/// A rule as it is evaluated.
struct CompiledRule: Sendable {
    let rule: Rule
    /// Where its condition stands among the rule set's.
    let condition: Int
}
