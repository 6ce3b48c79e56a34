/// All that a rule file with its includes says: the house, its people, its thresholds, its rules.
package struct Policy: Sendable, Equatable {
    package var house = House()
    /// Addresses and `@domain`s that are never filtered.
    package var people: [String] = []
    package var decide = Thresholds()
    package var actions: [Occasion: [ActionRequest]] = [:]
    /// In file order, overrides (`points`, `off`) already applied.
    package var rules: [Rule] = []
    /// The rules whose points a `points` line gives.
    package var pointsGiven: Set<String> = []
    /// Every file that was read, the first one first.
    package var files: [String] = []

    package init() {}
}

/// The house as its manager describes it.
package struct House: Sendable, Equatable {
    package var names: [Phrase] = []
    package var sites: [String] = []
    package var addresses: [String] = []
    /// Whose Authentication-Results to believe (RFC 8601 2.5).
    package var servers: [String] = []
    /// Addresses from which the house's own site sends what visitors typed.
    package var forms: [String] = []
    package var persons: [Phrase] = []
    /// True and specific: what only someone who looked would write.
    package var facts: [Phrase] = []
    /// Untrue of the house.
    package var nots: [Phrase] = []

    package init() {}
}

package struct Thresholds: Sendable, Equatable {
    package var pitchPoints = Points(hundredths: 600)
    package var pitchKinds = 2
    package var doubtPoints = Points(hundredths: 400)

    package init() {}
}

/// When actions are taken: the verdicts that call for any.
package enum Occasion: String, CaseIterable, Sendable {
    case pitch, insistence, doubt
}

/// What the manager asks to be done; each has its own safety check before it is done.
package enum ActionRequest: Sendable, Equatable {
    case file(into: String)
    /// A prefix for the subject.
    case tag(String)
    /// A request: the safety gates have the last word.
    case reply
    case hold
    case refuse
    case keep
}
