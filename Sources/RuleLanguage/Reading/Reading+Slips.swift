/// Warnings of what is well-formed but hardly meant.
extension Reading {
    /// Warns when several phrases were written as in prose, and so are taken for a single one.
    mutating func warnIfList(_ value: Value) {
        guard !value.isQuoted, Self.isList(value.text) else { return }
        diagnostics.warning(
            "this is a single phrase, with all its words",
            at: value.span,
            hint: "put | between phrases, or each on a line of its own"
        )
    }

    /// Three pieces between commas or two words, one word "or" another, or quotation marks within.
    private static func isList(_ text: String) -> Bool {
        if text.unicodeScalars.contains(where: isQuotationMark) { return true }
        let words = text.utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) }
        let isDivided = words.dropFirst().dropLast().contains { $0 == "/" || $0 == ";" }
        if isDivided || text.utf8.count(where: { $0 == UInt8(ascii: ",") }) >= 2 { return true }
        // "Madame, Monsieur" is none.
        if words.count == 2, words[0].hasSuffix(",") || words[0].hasSuffix(";"),
            words[1].first?.isLowercase ?? false
        {
            return true
        }
        return words.count == 3
            && ["ou", "or", "oder", "o", "et", "and", "und", "/"].contains(words[1])
            && !["non", "not", "no", "nein", "plus", "moins", "more", "less"].contains(words[2])
    }

    private static func isQuotationMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "«", "»", "„", "“", "”": true
        default: false
        }
    }

    /// Warns when an action was written behind the name of a folder, and so belongs to it.
    mutating func warnIfAction(in name: Value) {
        let words = name.text.split(separator: " ").map(String.init)
        guard !name.isQuoted, words.count > 1,
            let action = words.dropFirst().first(where: Keywords.actions.contains)
        else { return }
        diagnostics.warning(
            "\"\(action)\" belongs to the folder's name here",
            at: name.span,
            hint: "an action stands on a line of its own"
        )
    }

    /// Warns when a `#` within brackets was taken for the beginning of a comment.
    mutating func warnIfCut(_ tag: Value) {
        guard !tag.isQuoted, tag.text.contains("["), !tag.text.contains("]") else { return }
        diagnostics.warning(
            "the bracket is never closed",
            at: tag.span,
            hint: "put quotes around a text with # in it"
        )
    }

    /// Warns when a rule that speaks for the sender is made to speak against them, or the reverse.
    mutating func warnIfTurned(_ draft: RuleDraft, to points: Points, at span: Span) {
        let before = draft.points.hundredths
        guard before.signum() * points.hundredths.signum() < 0 else { return }
        let message =
            before < 0
            ? "rule \"\(draft.name)\" took points off, now it adds some"
            : "rule \"\(draft.name)\" added points, now it takes some off"
        diagnostics.warning(message, at: span, hint: "it comes with \(draft.points) points")
    }
}
