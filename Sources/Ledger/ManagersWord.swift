/// What the manager's word that somebody is never filtered changed.
package struct Allowance: Sendable, Equatable {
    /// Whether they were filtered before.
    package let isNews: Bool
    /// The no to their organisation, which holds no longer.
    package let lifted: Dossier.Note?
}

/// What the manager's word that somebody's organisation was told no changed.
package struct Refusal: Sendable, Equatable {
    /// The entries by which they were known, which are gone: `anna@example.org`, `@example.org`.
    package let removed: [String]
    /// The no that was there already, and counts anew from now on.
    package let earlier: Dossier.Note?
    /// The entries by which others of the organisation, or they, are known all the same.
    package let known: [String]
}
