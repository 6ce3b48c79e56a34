/// All that is remembered about somebody's organisation, each list in the order of time.
package struct Dossier: Sendable, Equatable {
    /// What its people sent, and others the same letter.
    package var decisions: [DecisionRecord] = []
    package var houseLetters: [HouseEntry] = []
    /// That the organisation was told no; `nil` where it was not.
    package var refusal: Note?
    /// Who of it is known.
    package var known: [Note] = []

    /// A letter that the house wrote.
    package struct HouseEntry: Sendable, Equatable {
        package let address: String
        package let seconds: Int64
    }

    /// Something noted about somebody, by whom and when.
    package struct Note: Sendable, Equatable {
        package let who: String
        package let origin: String
        package let seconds: Int64
    }
}
