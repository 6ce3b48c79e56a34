/// What the administrator lets a hook do beyond marking.
package struct HookSettings: Sendable, Equatable {
    /// How a pitch gets into its folder.
    package enum Filing: String, CaseIterable, Sendable {
        /// By its mark: Sieve, or another filter behind us, moves it.
        case marks
        /// By its recipient: `info@` becomes `info+Pitches@`, which delivery agents take for a
        /// folder.
        case recipient
    }

    package var filing = Filing.marks
    /// What the sender of an insistence is told in a refusal; `nil` refuses nothing.
    package var refusal: String?

    package init() {}
}
