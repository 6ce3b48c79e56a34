package import RuleLanguage

/// What nopitch made of a message, with everything that led to it.
package struct Decision: Sendable {
    package let verdict: Verdict
    /// The sum of the hits' points.
    package let points: Points
    /// The kinds of evidence that spoke for a pitch.
    package let kinds: Set<Kind>
    package let hits: [RuleHit]
    /// Why the rules were not asked, or did not decide; `nil` where they did.
    package let exemption: Exemption?
    /// Why the verdict is milder than the points; `nil` where it is not.
    package let leniency: Leniency?
    /// That the sender wrote before; `nil` for a first letter.
    package let sequel: Sequel?
    /// What the learned evidence looked at; `nil` where there is no model.
    package let features: LikenessFeatures?
    /// What the manager's file asks to be done.
    package let actions: [ActionRequest]
    /// The hits each of which alone would change the verdict if it were missing.
    package let decidingHits: [String]
    /// The fewest hits without which the message would have been delivered.
    package let decisive: [String]

    /// The folder that the message goes to; `nil` where it stays where it is.
    package var folder: String? {
        for case .file(let folder) in actions { return folder }
        return nil
    }
}

/// Why a message is judged more mildly than by its points.
package enum Leniency: String, CaseIterable, Sendable {
    /// The sender says that somebody sent them, by name; it can't be verified, nor ruled out.
    case claimedIntroduction = "claimed-introduction"
    /// They were answered and rewrote their letter, with the word of the reply: a person was promised to
    /// read it.
    case secondChance = "second-chance"
}

/// Why a message is kept whatever the rules say.
package enum Exemption: String, CaseIterable, Sendable {
    /// The house itself sent it.
    case ownMail = "own-mail"
    /// One of the house's people, or somebody to whom the house wrote.
    case knownSender = "known-sender"
    /// The house is known to have written in this thread.
    case houseTookPart = "house-thread"
    /// A known person brings the sender along.
    case introduced
    /// They were answered, rewrote their letter, and know something true of the house.
    case secondChance = "second-chance"
    /// A report, a bounce, an answer of a machine to the house's own mail.
    case report
}
