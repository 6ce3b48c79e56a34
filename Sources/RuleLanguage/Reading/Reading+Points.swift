extension Reading {
    /// A rule's points: within ±100.
    mutating func rulePoints(_ word: Span) -> Points? {
        guard let points = points(word, hint: "such as +1.5") else { return nil }
        let limit = 100
        if abs(points.hundredths) <= limit * 100 { return points }
        diagnostics.error("points lie between -\(limit) and +\(limit)", at: word)
        return nil
    }

    /// A number of points as it stands in the text.
    mutating func points(_ word: Span, hint: String) -> Points? {
        guard let number = DecimalNumber(word.text) else {
            diagnostics.error(
                "a number of points is expected, not \"\(word.text)\"",
                at: word,
                hint: hint
            )
            return nil
        }
        if let points = number.points { return points }
        diagnostics.error(
            number.fraction.utf8.count > 2
                ? "points have at most two digits behind the point" : "this number is too large",
            at: word
        )
        return nil
    }
}
