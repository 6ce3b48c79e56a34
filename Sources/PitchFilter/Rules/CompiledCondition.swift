import RuleLanguage

/// A condition with its fields resolved and its phrases as numbers.
///
/// It is copied for each question that is asked of a message, so it owns no memory: what is part of
/// it stands elsewhere in the conditions of its rules.
enum CompiledCondition: Sendable {
    /// A test for phrases, by its number.
    case phrases(Int)
    /// A test for regular expressions, by its number.
    case expressions(Int)
    case present(SourceMask)
    case missing(SourceMask)
    case number(NumberField, Comparison, Double)
    /// One of some values, by their number.
    case choice(ChoiceField, Int)
    case choicePresent(ChoiceField)
    case flag(FlagField)
    case not(Int)
    case all(Range<Int>)
    case any(Range<Int>)
    case atLeast(Int, Range<Int>)
    /// Another rule, by its index.
    case rule(Int)
    /// A condition that can't hold, of a rule text that was not checked.
    case never
}

/// All conditions of a rule set, those that are parts of others among them, and what they test for.
struct CompiledConditions: Sendable {
    private var all: [CompiledCondition] = []
    private(set) var phraseTests: [PhraseTest] = []
    private(set) var expressionTests: [ExpressionTest] = []
    private(set) var choices: [Set<String>] = []

    subscript(index: Int) -> CompiledCondition {
        get { all[index] }
        set { all[index] = newValue }
    }

    /// Makes room for some conditions that stand together.
    mutating func reserve(_ count: Int) -> Range<Int> {
        all += Array(repeating: .never, count: count)
        return all.count - count..<all.count
    }

    mutating func phrases(_ test: PhraseTest) -> CompiledCondition {
        phraseTests.append(test)
        return .phrases(phraseTests.count - 1)
    }

    mutating func expressions(_ test: ExpressionTest) -> CompiledCondition {
        expressionTests.append(test)
        return .expressions(expressionTests.count - 1)
    }

    mutating func choice(_ field: ChoiceField, _ values: Set<String>) -> CompiledCondition {
        choices.append(values)
        return .choice(field, choices.count - 1)
    }
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
