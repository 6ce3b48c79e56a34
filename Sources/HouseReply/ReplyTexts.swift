/// The house's letters to pitchers, one a language.
package struct ReplyTexts: Sendable, Equatable {
    /// The languages in which the house answers.
    package static let languages = ["fr", "en", "de", "it"]

    private let templates: [String: ReplyTemplate]

    /// By language; what is missing is answered in what there is.
    package init(_ templates: [String: ReplyTemplate]) {
        self.templates = templates
    }

    package var isEmpty: Bool { templates.isEmpty }

    /// The languages in which a sender who writes in this one is answered; none where there is no
    /// letter.
    package func languages(for language: String?) -> [String] {
        if let language, templates[language] != nil { return [language] }
        let both = ["fr", "en"].filter { templates[$0] != nil }
        return both.isEmpty ? templates.keys.sorted().prefix(1).map { $0 } : both
    }

    /// The letter for a sender who writes in this language, or where there is none in it, French and
    /// English one under the other.
    ///
    /// `nil` where there is no letter at all.
    package func letter(
        language: String?, _ filling: ReplyTemplate.Filling
    ) -> (text: String, languages: [String])? {
        let chosen = languages(for: language)
        guard !chosen.isEmpty else { return nil }
        let texts = chosen.compactMap { templates[$0]?.text(filling) }
        return (texts.joined(separator: "\n* * *\n\n"), chosen)
    }
}
