extension Diagnostic {
    /// The same complaint with its sentences in French; one that has no French yet stays English.
    package var inFrench: Diagnostic {
        Diagnostic(
            severity, French.sentence(message) ?? message, at: place, sourceLine: sourceLine,
            hint: hint.map { French.sentence($0) ?? $0 })
    }
}

/// From what the checker says in English to French.
package enum French {
    private static let sentences = FrenchSentences.all.map {
        (english: SentencePattern($0.english), french: SentencePattern($0.french))
    }

    /// The sentence in French; `nil` where there is none.
    package static func sentence(_ english: String) -> String? {
        for sentence in sentences {
            guard let gaps = sentence.english.gaps(in: english) else { continue }
            return sentence.french.filled(with: gaps.map(inner))
        }
        return reason(english)
    }

    /// Of what stands in a gap, some is the checker's or the system's own words.
    private static func inner(_ text: String) -> String {
        reason(text) ?? text
    }

    private static func reason(_ text: String) -> String? {
        FrenchSentences.reasons.first { $0.english == text }?.french
    }
}

extension Diagnostic.Severity {
    /// The word before the message.
    func word(inFrench isFrench: Bool) -> String {
        guard isFrench else { return rawValue }
        return switch self {
        case .error: "erreur"
        case .warning: "attention"
        case .note: "note"
        }
    }
}
