/// A rule as far as it is read: what it asks of other rules is not checked yet.
struct RuleDraft {
    let name: String
    let span: Span
    var points = Points.zero
    var isTrial = false
    var because: String?
    var becauseEnglish: String?
    var principle: Principle?
    /// Empty when not written: then they follow from the fields.
    var writtenKinds: Set<Kind> = []
    var conditions: [Condition] = []
    /// Counts those that are wrong too, so that a wrong condition is not a missing one.
    var conditionLines = 0
    /// The other rules that it asks for.
    var references: [Reference] = []
    var examples: [Rule.Example] = []
    var expires: CalendarDate?
    var isOff = false
    /// What is given once only, and where it is given.
    var given: [String: Span] = [:]

    struct Reference {
        let name: String
        let span: Span
    }

    init(name: String, span: Span) {
        self.name = name
        self.span = span
    }

    var condition: Condition {
        conditions.count == 1 ? conditions[0] : .all(conditions)
    }

    func rule(kinds: Set<Kind>) -> Rule {
        Rule(
            name: name,
            points: points,
            isTrial: isTrial,
            because: because ?? "",
            becauseEnglish: becauseEnglish,
            principle: principle,
            kinds: kinds,
            condition: condition,
            examples: examples,
            expires: expires,
            isOff: isOff,
            place: span.place
        )
    }
}
