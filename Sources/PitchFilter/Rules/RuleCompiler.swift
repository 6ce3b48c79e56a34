import RuleLanguage

/// Turns a checked policy into what is evaluated: phrases into one table, fields into bits.
struct RuleCompiler {
    private(set) var table = PhraseTable()
    /// The phrases of all tests by number, one test after the other.
    private(set) var testedPhrases: [Int] = []
    private(set) var conditions = CompiledConditions()
    private(set) var sourceBits: [TextSource: Int] = [:]
    private(set) var asksLanguage = false
    private(set) var asksLikeness = false
    private var ruleIndex: [String: Int] = [:]
    /// To compile one takes milliseconds; several fields are often asked the same.
    private var expressionTables: [[String]: ExpressionTable] = [:]

    init() {
        // What every message's evidence needs, whatever the rules ask.
        for source in [TextSource.subject, .greeting, .body, .closing, .quoted, .linkHost] {
            _ = bit(of: source)
        }
    }

    mutating func compile(_ policy: Policy) -> [CompiledRule] {
        let rules = policy.rules
        ruleIndex = Dictionary(
            rules.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { $1 })
        return rules.map { rule in
            CompiledRule(rule: rule, condition: place([rule.condition]).lowerBound)
        }
    }

    /// The house's phrases and domains, in the same table as the rules'.
    mutating func housePhrases(_ house: House) -> HousePhrases {
        var phrases = HousePhrases()
        phrases.names = house.names.compactMap { table.add($0.text) }
        phrases.persons = house.persons.compactMap { table.add($0.text) }
        phrases.nots = house.nots.compactMap { table.add($0.text) }
        phrases.sites = house.sites.compactMap { table.add($0) }
        for fact in house.facts {
            guard let phrase = table.add(fact.text) else { continue }
            let words = PhrasePattern(fact.text).elements.filter { $0 != .gap }.count
            phrases.facts.append((phrase, words > 1 ? 1 : 0.5))
        }
        return phrases
    }

    mutating func speechPhrases(_ lexicon: Lexicon) -> SpeechPhrases {
        SpeechPhrases(lexicon, in: &table)
    }

    /// Compiles conditions into places beside each other.
    private mutating func place(_ inner: [Condition]) -> Range<Int> {
        let places = conditions.reserve(inner.count)
        for (place, condition) in zip(places, inner) { conditions[place] = compile(condition) }
        return places
    }

    private mutating func compile(_ condition: Condition) -> CompiledCondition {
        switch condition {
        case .test(let test): return compile(test)
        case .not(let inner): return .not(place([inner]).lowerBound)
        case .all(let inner): return .all(place(inner))
        case .any(let inner): return .any(place(inner))
        case .atLeast(let count, let inner): return .atLeast(count, place(inner))
        case .rule(let name): return ruleIndex[name].map { .rule($0) } ?? .never
        }
    }

    private mutating func compile(_ test: Test) -> CompiledCondition {
        if let field = TextField(rawValue: test.field) { return compile(test, field) }
        if let field = NumberField(rawValue: test.field),
            case .number(let comparison, let bound) = test.match
        {
            if field == .likeness { asksLikeness = true }
            return .number(field, comparison, bound)
        }
        if let field = FlagField(rawValue: test.field) { return .flag(field) }
        if let field = ChoiceField(rawValue: test.field) { return compile(test.match, field) }
        return .never
    }

    private mutating func compile(_ match: Match, _ field: ChoiceField) -> CompiledCondition {
        if field == .language { asksLanguage = true }
        switch match {
        case .is(let values), .has(let values), .starts(let values), .ends(let values):
            return conditions.choice(field, Set(values.map { $0.text.lowercased() }))
        case .present: return .choicePresent(field)
        case .missing:
            let place = conditions.reserve(1).lowerBound
            conditions[place] = .choicePresent(field)
            return .not(place)
        case .matches, .number, .holds: return .never
        }
    }

    private mutating func compile(_ test: Test, _ field: TextField) -> CompiledCondition {
        let bits = field.sources(argument: test.argument).reduce(UInt64(0)) {
            $0 | 1 << UInt64(bit(of: $1))
        }
        let mask = SourceMask(bits: bits, isOpening: field == .opening)
        switch test.match {
        case .has(let phrases): return compile(phrases, .anywhere, mask)
        case .is(let phrases): return compile(phrases, .whole, mask)
        case .starts(let phrases): return compile(phrases, .start, mask)
        case .ends(let phrases): return compile(phrases, .end, mask)
        case .matches(let expressions):
            guard let table = expressionTable(expressions) else { return .never }
            return conditions.expressions(ExpressionTest(sources: mask, table: table))
        case .present: return .present(mask)
        case .missing: return .missing(mask)
        case .number, .holds: return .never
        }
    }

    private mutating func expressionTable(_ expressions: [String]) -> ExpressionTable? {
        if let known = expressionTables[expressions] { return known }
        let table = ExpressionTable(expressions)
        expressionTables[expressions] = table
        return table
    }

    private mutating func compile(
        _ phrases: [Phrase], _ position: PhraseTest.Position, _ mask: SourceMask
    ) -> CompiledCondition {
        let start = testedPhrases.count
        for phrase in phrases {
            if let number = table.add(phrase.text) { testedPhrases.append(number) }
        }
        return conditions.phrases(
            PhraseTest(
                sources: mask, position: position, phrases: start..<testedPhrases.count))
    }

    /// The bit of a source; sources that nobody asks about have none and are not read.
    ///
    /// There are bits enough: the reader of rules bounds the header fields that they ask about.
    private mutating func bit(of source: TextSource) -> Int {
        if let known = sourceBits[source] { return known }
        let bit = min(sourceBits.count, 63)
        sourceBits[source] = bit
        return bit
    }
}
