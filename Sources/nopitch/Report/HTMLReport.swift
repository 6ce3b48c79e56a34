import PitchFilter

struct HTMLReport {
    let html: String
    init(_ messages: [JudgedMessage], rules: RuleSet, language: Tongue) {
        html = ""
    }
}
