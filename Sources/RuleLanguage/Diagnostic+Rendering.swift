extension Diagnostic {
    /// The complaint as three lines, without a line end behind the last.
    ///
    /// They are the complaint with its place, the line of the rule text, and a caret with the
    /// hint. A complaint about a whole file has the first line only.
    ///
    ///     eclau.rules:12:5: error: unknown field "subjct"
    ///         subjct has facture
    ///         ^~~~~~ did you mean "subject"?
    package func rendered(color: Bool, inFrench isFrench: Bool = false) -> String {
        isFrench ? inFrench.lines(color, isFrench) : lines(color, isFrench)
    }

    private func lines(_ color: Bool, _ isFrench: Bool) -> String {
        let paint = Paint(isOn: color)
        let position = place.line > 0 ? ":\(place.line):\(place.column)" : ""
        let head =
            paint(.bold, "\(place.file)\(position):") + " "
            + paint(severity.color, severity.word(inFrench: isFrench) + (isFrench ? " :" : ":"))
            + " "
            + paint(.bold, message)
        guard place.line > 0 else { return head }
        let excerpt = Excerpt(line: sourceLine, column: place.column, length: place.length)
        let caret = paint(.green, excerpt.caret + (hint.map { " " + $0 } ?? ""))
        return "\(head)\n\(excerpt.line)\n\(excerpt.margin)\(caret)"
    }
}

extension Diagnostic.Severity {
    fileprivate var color: Paint.Color {
        switch self {
        case .error: .red
        case .warning: .yellow
        case .note: .blue
        }
    }
}

private struct Paint {
    enum Color: String {
        case bold = "1"
        case red = "1;31"
        case yellow = "1;33"
        case blue = "1;34"
        case green = "1;32"
    }

    let isOn: Bool

    func callAsFunction(_ color: Color, _ text: String) -> String {
        isOn ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }
}

/// What is shown of a line: all of it, or of a very long one the part around the mistake.
private struct Excerpt {
    let line: String
    let margin: String
    let caret: String

    static let width = 160

    init(line: String, column: Int, length: Int) {
        let (first, shown, isCut) = Self.window(of: line, around: column - 1)
        let before = min(max(0, column - 1 - first), shown.count)
        let lead = first > 0 ? "…" : ""
        self.line = lead + String(shown.map(Self.printable)) + (isCut ? "…" : "")
        let spaces = shown.prefix(before).map { $0 == "\t" ? "\t" : " " }
        margin = (first > 0 ? " " : "") + spaces.joined()
        let room = max(1, shown.count - before)
        caret = "^" + String(repeating: "~", count: max(0, min(length, room) - 1))
    }

    /// The part to be shown, how many characters stand before it, and whether more follow.
    private static func window(
        of line: String,
        around column: Int
    ) -> (first: Int, shown: Substring, isCut: Bool) {
        let head = line.prefix(width)
        if head.endIndex == line.endIndex { return (0, head, false) }
        let first = max(0, column - width / 2)
        let shown = line.dropFirst(first).prefix(width)
        return (first, shown, shown.endIndex < line.endIndex)
    }

    /// Control characters could do anything to a terminal.
    private static func printable(_ character: Character) -> Character {
        if character == "\t" { return character }
        let isControl = character.unicodeScalars.contains {
            $0.properties.generalCategory == .control
        }
        return isControl ? "\u{FFFD}" : character
    }
}
