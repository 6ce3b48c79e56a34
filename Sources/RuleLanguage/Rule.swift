/// A rule of the manager's file or of the shipped set, checked and ready to be compiled.
package struct Rule: Sendable, Equatable {
    package let name: String
    package var points: Points
    /// A trial rule is evaluated and shown, but adds nothing.
    package var isTrial: Bool
    /// The reason in the manager's words.
    package var because: String
    /// The same in English (`because-en`), for those who read reports in English.
    package var becauseEnglish: String?
    package var principle: Principle?
    /// What kind of evidence it stands for: as written, else as its fields tell.
    package var kinds: Set<Kind>
    package var condition: Condition
    package var examples: [Example]
    /// From this day on (`YYYY-MM-DD`) the rule counts as off.
    package var expires: CalendarDate?
    /// Switched off by an `off` line.
    package var isOff: Bool
    package var place: SourcePlace

    package init(
        name: String,
        points: Points,
        isTrial: Bool = false,
        because: String,
        becauseEnglish: String? = nil,
        principle: Principle? = nil,
        kinds: Set<Kind>,
        condition: Condition,
        examples: [Example] = [],
        expires: CalendarDate? = nil,
        isOff: Bool = false,
        place: SourcePlace
    ) {
        self.name = name
        self.points = points
        self.isTrial = isTrial
        self.because = because
        self.becauseEnglish = becauseEnglish
        self.principle = principle
        self.kinds = kinds
        self.condition = condition
        self.examples = examples
        self.expires = expires
        self.isOff = isOff
        self.place = place
    }

    /// Text or a message that the rule must hit or spare, for `nopitch check`.
    package struct Example: Sendable, Equatable {
        package enum Content: Sendable, Equatable {
            /// The body of a small message.
            case text(String)
            /// A file beside the rules, by the path as it can be opened: a message, or an mbox whose
            /// last message is meant, with those before it as its history.
            case file(String)
        }

        package let mustHit: Bool
        package let content: Content
        package let place: SourcePlace

        package init(mustHit: Bool, content: Content, place: SourcePlace) {
            self.mustHit = mustHit
            self.content = content
            self.place = place
        }
    }
}

/// The house's five principles.
package enum Principle: String, CaseIterable, Sendable {
    case homework, intermediary, listen
    case acceptNo = "accept-no"
    case context
}

/// The kinds of evidence; a pitch needs at least two of them.
package enum Kind: String, CaseIterable, Sendable {
    case content, structure, history, sender, learned
}

extension Sequence<Rule> {
    /// The rules under their names; of namesakes the first.
    package var byName: [String: Rule] {
        Dictionary(map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
