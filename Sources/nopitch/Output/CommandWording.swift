import PitchFilter

/// What the commands say to whoever typed them, in the house's language or in English.
struct CommandWording {
    let language: Tongue

    func say(_ french: String, _ english: String) -> String {
        language == .french ? french : english
    }
}
