import RuleLanguage

/// A condition with its fields resolved and its phrases as numbers.
enum CompiledCondition: Sendable {
    case phrases(PhraseTest)
    case expressions(ExpressionTest)
    case present(SourceMask)
    case missing(SourceMask)
    case number(NumberField, Comparison, Double)
    case choice(ChoiceField, Set<String>)
    case choicePresent(ChoiceField)
    case flag(FlagField)
    indirect case not(CompiledCondition)
    case all([CompiledCondition])
    case any([CompiledCondition])
    case atLeast(Int, [CompiledCondition])
    /// Another rule, by its index.
    case rule(Int)
    /// A condition that can't hold, of a rule text that was not checked.
    case never
}

/// The sources of a field as bits; `opening` is a part of the body.
struct SourceMask: Sendable {
    let bits: UInt64
    let isOpening: Bool
}

struct PhraseTest: Sendable {
    enum Position: Sendable {
        case anywhere, whole, start, end
    }

    let sources: SourceMask
    let position: Position
    /// Where its phrases stand in the rule set's list.
    let phrases: Range<Int>
}

struct ExpressionTest: Sendable {
    let sources: SourceMask
    let table: ExpressionTable
}
