package import RuleLanguage

/// A letter to pitchers in one language, as the manager wrote it.
///
/// The letter stands first; `{missed}`, `{policy-url}`, `{word}` and `{house}` in it are filled in.
/// Below a line `---` stands for each principle what is said where it was missed. Lines that begin
/// with `#` are left out.
package struct ReplyTemplate: Sendable, Equatable {
    package enum Placeholder: String, CaseIterable, Sendable {
        case missed
        case policyURL = "policy-url"
        case word, house
    }

    /// What a letter is filled in with.
    package struct Filling: Sendable {
        package var house: String
        package var policyURL: String
        package var word: String
        /// Those that were missed.
        package var principles: Set<Principle>

        package init(
            house: String, policyURL: String, word: String, principles: Set<Principle>
        ) {
            self.house = house
            self.policyURL = policyURL
            self.word = word
            self.principles = principles
        }
    }

    let letter: String
    let sentences: [Principle: String]

    /// The letter, filled in; empty lines at its ends are taken off.
    package func text(_ filling: Filling) -> String {
        let missed = Principle.allCases.filter(filling.principles.contains)
            .compactMap { sentences[$0] }.map { "- \($0)" }.joined(separator: "\n")
        var text = letter
        for placeholder in Placeholder.allCases {
            let value =
                switch placeholder {
                case .missed: missed
                case .policyURL: filling.policyURL
                case .word: filling.word
                case .house: filling.house
                }
            text = text.replacing("{\(placeholder.rawValue)}", with: value)
        }
        return Self.withoutGaps(text)
    }

    /// No more than one empty line at a time: a placeholder may have had nothing to say.
    private static func withoutGaps(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }
}
