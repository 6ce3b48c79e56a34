import PitchFilter

/// What the doctor found, and what to do about it.
struct Finding: Equatable {
    enum Level: String {
        case ok, warning, problem
    }

    let level: Level
    let text: String
    /// What to do: sentences, or lines to paste.
    var advice: [String] = []

    static func ok(_ text: String) -> Finding {
        Finding(level: .ok, text: text)
    }

    static func warning(_ text: String, _ advice: String...) -> Finding {
        Finding(level: .warning, text: text, advice: advice)
    }

    static func problem(_ text: String, _ advice: String...) -> Finding {
        Finding(level: .problem, text: text, advice: advice)
    }

    /// The finding on a line, its advice indented below it.
    func lines(in language: Tongue) -> String {
        let word =
            switch level {
            case .ok: language == .french ? "bien" : "ok"
            case .warning: language == .french ? "attention" : "warning"
            case .problem: language == .french ? "problème" : "problem"
            }
        let margin = String(repeating: " ", count: 11)
        return ([word.padded(to: 10) + " " + text] + advice.map { margin + $0 })
            .joined(separator: "\n")
    }
}

/// Sentences in the language of whoever reads.
struct Voice {
    let language: Tongue

    func callAsFunction(_ french: String, _ english: String) -> String {
        language == .french ? french : english
    }
}
