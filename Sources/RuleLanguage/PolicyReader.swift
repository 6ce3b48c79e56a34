/// Reads the manager's rule file with all that it includes.
package struct PolicyReader: Sendable {
    /// How many complaints are handed over; a note tells how many more there are.
    package static let diagnosticLimit = 100

    private let environment: RuleEnvironment

    package init(environment: RuleEnvironment) {
        self.environment = environment
    }

    /// Reads and checks; never fails otherwise than by diagnostics, all of them at once.
    package func read(path: String) -> Outcome {
        var reading = Reading(environment: environment)
        reading.readFile(FilePath(path), askedBy: nil)
        reading.resolve()
        return Outcome(
            policy: reading.diagnostics.hasErrors ? nil : reading.policy,
            diagnostics: reading.diagnostics.sorted(limit: Self.diagnosticLimit),
            files: reading.filesAskedFor
        )
    }
}

/// What came of reading a rule file.
package struct Outcome: Sendable, Equatable {
    /// `nil` when there is any error; warnings leave it usable.
    package var policy: Policy?
    /// In reading order of the files, then by line and column.
    package var diagnostics: [Diagnostic]

    /// All files that were asked for, those that could not be read among them.
    package var files: [String]

    package init(policy: Policy?, diagnostics: [Diagnostic], files: [String] = []) {
        self.policy = policy
        self.diagnostics = diagnostics
        self.files = files
    }
}
