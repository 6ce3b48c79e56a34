/// What must hold for a rule to hit.
package indirect enum Condition: Sendable, Equatable {
    case test(Test)
    case not(Condition)
    case all([Condition])
    case any([Condition])
    case atLeast(Int, [Condition])
    /// Another rule hit; the name is known to exist and not to lead in a circle.
    case rule(String)
}

/// One question about a message: a field and what is asked of it.
package struct Test: Sendable, Equatable {
    /// The field's name as the vocabulary has it.
    package let field: String
    /// What follows the field's name: for `header NAME` the header field's name in lower case.
    package let argument: String?
    package let match: Match
    package let place: SourcePlace

    package init(field: String, argument: String? = nil, match: Match, place: SourcePlace) {
        self.field = field
        self.argument = argument
        self.match = match
        self.place = place
    }
}

/// What is asked of a field; of several values one is enough.
package enum Match: Sendable, Equatable {
    case has([Phrase])
    case `is`([Phrase])
    case starts([Phrase])
    case ends([Phrase])
    /// Regular expressions as written between the slashes.
    case matches([String])
    case present
    case missing
    case number(Comparison, Double)
    /// A yes/no field that stands alone.
    case holds
}

package enum Comparison: String, CaseIterable, Sendable {
    case greaterOrEqual = ">="
    case lessOrEqual = "<="
    case greater = ">"
    case less = "<"
    case equal = "="
}

/// A phrase as the manager wrote it; what it matches is told in the rules page ("Form").
package struct Phrase: Hashable, Sendable {
    package let text: String
    package let place: SourcePlace

    package init(_ text: String, place: SourcePlace = SourcePlace()) {
        self.text = text
        self.place = place
    }
}
