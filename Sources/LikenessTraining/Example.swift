package import PitchFilter

/// A labelled message to learn from.
package struct Example: Sendable {
    package let features: LikenessFeatures
    package let isPitch: Bool
    /// ISO 639-1, or empty.
    package let language: String
    /// The folder it came from; messages of one folder are of one origin.
    package let folder: Int
    /// The sender's organisation: its letters are never on both sides of a test.
    package let organisation: String

    package init(
        features: LikenessFeatures, isPitch: Bool, language: String, folder: Int,
        organisation: String
    ) {
        self.features = features
        self.isPitch = isPitch
        self.language = language
        self.folder = folder
        self.organisation = organisation
    }
}
