/// A complaint about a rule text, with its place and, where one is near, the right word.
package struct Diagnostic: Sendable, Equatable {
    package enum Severity: String, Sendable {
        case error, warning, note
    }

    package let severity: Severity
    package let message: String
    package let place: SourcePlace
    /// The whole line of the rule text, as written.
    package let sourceLine: String
    /// What would have been right: the text behind the caret.
    package let hint: String?

    package init(
        _ severity: Severity,
        _ message: String,
        at place: SourcePlace,
        sourceLine: String,
        hint: String? = nil
    ) {
        self.severity = severity
        self.message = message
        self.place = place
        self.sourceLine = sourceLine
        self.hint = hint
    }
}
