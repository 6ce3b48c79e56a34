import RuleLanguage

/// A rule as it is evaluated.
struct CompiledRule: Sendable {
    let rule: Rule
    let condition: CompiledCondition
}
