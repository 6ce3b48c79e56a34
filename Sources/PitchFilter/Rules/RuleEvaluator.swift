import MailModel
import RuleLanguage

/// Applies compiled rules to one message's evidence.
struct RuleEvaluator {
    let evidence: Evidence
    private let ruleSet: RuleSet
    /// The bit of each indexed value's source.
    private let valueBits: [UInt64]
    /// Whether some phrase of a test stands somewhere in the message, by test.
    private let mayHold: [Bool]
    private var answers: [Bool?]

    init(_ evidence: Evidence, _ ruleSet: RuleSet) {
        self.evidence = evidence
        self.ruleSet = ruleSet
        answers = Array(repeating: nil, count: ruleSet.rules.count)
        var mayHold = Array(repeating: false, count: ruleSet.conditions.phraseTests.count)
        for occurrence in evidence.phrases.all {
            for test in ruleSet.testsOfPhrase[occurrence.phrase] { mayHold[test] = true }
        }
        self.mayHold = mayHold
        valueBits = evidence.index.values.map { value in
            ruleSet.sourceBits[value.source].map { 1 << UInt64($0) } ?? 0
        }
    }

    /// The rules that hit, in the order of the file.
    mutating func hits(today: CalendarDate?) -> [RuleHit] {
        var hits: [RuleHit] = []
        for index in ruleSet.rules.indices where isOn(index, today) {
            if holds(rule: index) { hits.append(hit(ruleSet.rules[index])) }
        }
        if let first = hits.firstIndex(where: { $0.kinds.contains(.learned) }) {
            hits[first].leaning = evidence.likeness.flatMap {
                ruleSet.likeness?.leaning(of: $0.features, in: evidence.index)
            }
        }
        return hits
    }

    private func isOn(_ index: Int, _ today: CalendarDate?) -> Bool {
        if ruleSet.rules[index].rule.isOff { return false }
        guard let expires = ruleSet.rules[index].rule.expires, let today else { return true }
        return today < expires
    }

    private func hit(_ compiled: CompiledRule) -> RuleHit {
        let rule = compiled.rule
        return RuleHit(
            rule: rule.name, points: rule.isTrial ? .zero : rule.points, isTrial: rule.isTrial,
            kinds: rule.kinds, principle: rule.principle, because: rule.because,
            becauseEnglish: rule.becauseEnglish, excerpt: excerpt(of: compiled.condition))
    }

    /// Whether a rule's condition holds; asked of each rule once.
    private mutating func holds(rule index: Int) -> Bool {
        if let known = answers[index] { return known }
        let answer = holds(ruleSet.rules[index].condition)
        answers[index] = answer
        return answer
    }

    private mutating func holds(_ condition: Int) -> Bool {
        switch ruleSet.conditions[condition] {
        case .phrases(let test): return mayHold[test] && witness(ofPhrases: test) != nil
        case .expressions(let test): return stands(expressions: test)
        case .present(let mask): return isPresent(mask)
        case .missing(let mask): return !isPresent(mask)
        case .number(let field, let comparison, let bound):
            return evidence.number(field).map { comparison.holds($0, bound) } ?? false
        case .choice(let field, let values):
            return evidence.choice(field).map(ruleSet.conditions.choices[values].contains) ?? false
        case .choicePresent(let field): return evidence.choice(field) != nil
        case .flag(let field): return evidence.holds(field)
        case .not(let inner): return !holds(inner)
        case .all(let inner): return allHold(inner)
        case .any(let inner): return count(inner, atLeast: 1)
        case .atLeast(let number, let inner): return count(inner, atLeast: number)
        case .rule(let index): return holds(rule: index)
        case .never: return false
        }
    }

    private mutating func allHold(_ inner: Range<Int>) -> Bool {
        for condition in inner where !holds(condition) { return false }
        return true
    }

    private mutating func count(_ inner: Range<Int>, atLeast number: Int) -> Bool {
        var count = 0
        for condition in inner where holds(condition) {
            count += 1
            if count >= number { return true }
        }
        return false
    }

    private func isPresent(_ mask: SourceMask) -> Bool {
        evidence.index.values.indices.contains { value in
            guard valueBits[value] & mask.bits != 0 else { return false }
            if case .header = evidence.index.values[value].source { return true }
            return !evidence.index.values[value].words.isEmpty
        }
    }
}

extension RuleEvaluator {
    /// The first place where a phrase of the test stands.
    private func witness(ofPhrases number: Int) -> PhraseOccurrences.Occurrence? {
        let test = ruleSet.conditions.phraseTests[number]
        for position in test.phrases {
            let phrase = ruleSet.testedPhrases[position]
            if let occurrence = evidence.phrases.first(of: phrase, where: { stands($0, test) }) {
                return occurrence
            }
        }
        return nil
    }

    private func stands(_ occurrence: PhraseOccurrences.Occurrence, _ test: PhraseTest) -> Bool {
        guard valueBits[occurrence.value] & test.sources.bits != 0 else { return false }
        if test.sources.isOpening && occurrence.words.lowerBound >= evidence.openingEnd {
            return false
        }
        let value = evidence.index.values[occurrence.value].words
        switch test.position {
        case .anywhere: return true
        case .whole: return occurrence.words == value
        case .start: return occurrence.words.lowerBound == value.lowerBound
        case .end: return occurrence.words.upperBound == value.upperBound
        }
    }

    private func stands(expressions number: Int) -> Bool {
        let test = ruleSet.conditions.expressionTests[number]
        return texts(test.sources).contains(where: test.table.hasMatch)
    }

    private func witness(ofExpressions number: Int) -> ArraySlice<UInt8>? {
        let test = ruleSet.conditions.expressionTests[number]
        for octets in texts(test.sources) {
            if let match = test.table.firstMatch(in: octets) { return octets[match] }
        }
        return nil
    }

    /// The texts of some sources, one after the other.
    private func texts(_ sources: SourceMask) -> some Sequence<ArraySlice<UInt8>> {
        evidence.index.values.indices.lazy.filter { valueBits[$0] & sources.bits != 0 }.map {
            octets(of: evidence.index.values[$0], upToOpening: sources.isOpening)
        }
    }

    /// The octets that a value's words span, from white space to white space.
    private func octets(of value: TextIndex.Value, upToOpening: Bool) -> ArraySlice<UInt8> {
        var words = value.words
        if upToOpening { words = words.clamped(to: 0..<max(evidence.openingEnd, 0)) }
        guard let first = words.first, let last = words.last else { return [] }
        if !upToOpening && !value.source.isOwnText && value.source != .quoted
            && value.source != .signature && value.source != .quoteIntroduction
        {
            return value.octets[...]
        }
        var end = Int(evidence.index.words[last].end)
        while end < value.octets.count, value.octets[end] > 0x20 { end += 1 }
        return value.octets[Int(evidence.index.words[first].start)..<end]
    }

    /// The words that made a condition hold, for the explanation.
    private func excerpt(of condition: Int) -> String {
        switch ruleSet.conditions[condition] {
        case .phrases(let test):
            guard let found = witness(ofPhrases: test) else { return "" }
            return Excerpt.text(evidence.index.original(found.words, in: found.value))
        case .expressions(let test):
            return witness(ofExpressions: test).map(Excerpt.text) ?? ""
        case .all(let inner), .any(let inner), .atLeast(_, let inner):
            for condition in inner {
                let excerpt = excerpt(of: condition)
                if !excerpt.isEmpty { return excerpt }
            }
            return ""
        case .rule(let index): return excerpt(of: ruleSet.rules[index].condition)
        case .number(let field, let comparison, let bound):
            guard comparison.isAtLeast(bound) else { return "" }
            return evidence.witness(of: field).map(Excerpt.text) ?? ""
        case .flag(let field): return evidence.witness(of: field).map(Excerpt.text) ?? ""
        case .choice, .choicePresent, .present, .missing, .not, .never: return ""
        }
    }
}

extension Comparison {
    /// Whether it asks for something to be there, rather than not.
    fileprivate func isAtLeast(_ bound: Double) -> Bool {
        switch self {
        case .greaterOrEqual, .greater: true
        case .equal: bound > 0
        case .lessOrEqual, .less: false
        }
    }

    fileprivate func holds(_ value: Double, _ bound: Double) -> Bool {
        switch self {
        case .greaterOrEqual: value >= bound
        case .lessOrEqual: value <= bound
        case .greater: value > bound
        case .less: value < bound
        case .equal: value == bound
        }
    }
}
