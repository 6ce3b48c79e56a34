/// What the language cannot know by itself: the fields, the files, the matcher's limits, the day.
package struct RuleEnvironment: Sendable {
    package var vocabulary: Vocabulary
    /// Text of a file by its path; the language itself opens none.
    package var load: @Sendable (String) -> Result<String, LoadFailure>
    /// `nil` when the expression is fine, else a sentence why the linear engine refuses it.
    package var expressionFault: @Sendable (String) -> String?
    /// `nil` when the phrase is fine, else a sentence why it could match nothing.
    package var phraseFault: @Sendable (String) -> String?
    /// Whether anybody can have an address of this domain, so that those there have nothing in common.
    package var isOpenDomain: @Sendable (String) -> Bool
    /// The day by which `expires` is judged.
    package var today: CalendarDate

    package init(
        vocabulary: Vocabulary,
        load: @escaping @Sendable (String) -> Result<String, LoadFailure>,
        expressionFault: @escaping @Sendable (String) -> String? = { _ in nil },
        phraseFault: @escaping @Sendable (String) -> String? = { _ in nil },
        isOpenDomain: @escaping @Sendable (String) -> Bool = { _ in false },
        today: CalendarDate
    ) {
        self.vocabulary = vocabulary
        self.load = load
        self.expressionFault = expressionFault
        self.phraseFault = phraseFault
        self.isOpenDomain = isOpenDomain
        self.today = today
    }
}

/// Why a file's text is not to be had, as a few words: `no such file`.
package struct LoadFailure: Error, Equatable {
    package let message: String

    package init(_ message: String) {
        self.message = message
    }
}
