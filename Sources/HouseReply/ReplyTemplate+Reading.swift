package import RuleLanguage

extension ReplyTemplate {
    /// Reads a template, or all its mistakes.
    ///
    /// A draft for the manager to send by herself needs none of the placeholders, and no principles.
    package static func read(
        _ text: String, file: String, isDraft: Bool = false
    ) -> (template: ReplyTemplate?, diagnostics: [Diagnostic]) {
        var reading = TemplateReading(file: file)
        let lines = text.withoutByteOrderMark
            .replacing("\r\n", with: "\n")
            .split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() { reading.take(String(line), number: number + 1) }
        if !isDraft { reading.finish(lastLine: lines.count) }
        guard reading.diagnostics.isEmpty else { return (nil, reading.diagnostics) }
        let template = ReplyTemplate(
            letter: reading.letter.joined(separator: "\n"), sentences: reading.sentences)
        return (template, [])
    }
}

/// The lines of a template, one after the other.
private struct TemplateReading {
    let file: String
    var letter: [String] = []
    var sentences: [Principle: String] = [:]
    var diagnostics: [Diagnostic] = []
    private var isBelow = false
    private var seen: Set<ReplyTemplate.Placeholder> = []

    init(file: String) {
        self.file = file
    }

    mutating func take(_ line: String, number: Int) {
        if line.hasPrefix("#") { return }
        if let place = line.firstIndex(of: "\u{FFFD}") {
            let column = line.distance(from: line.startIndex, to: place) + 1
            complain(
                "a character here was not UTF-8 and is lost", number, line, column..<column + 1,
                "save the file as UTF-8 and type it again")
        }
        if line == "---", !isBelow {
            isBelow = true
        } else if isBelow {
            takeSentence(line, number)
        } else {
            takePlaceholders(line, number)
            letter.append(line)
        }
    }

    /// What can only be seen at the end: something is missing.
    mutating func finish(lastLine: Int) {
        for placeholder in [ReplyTemplate.Placeholder.missed, .policyURL, .word]
        where !seen.contains(placeholder) {
            complain("the letter lacks {\(placeholder.rawValue)}", lastLine, "", 1..<2)
        }
        for principle in Principle.allCases where sentences[principle] == nil {
            complain("there is no sentence for \(principle.rawValue)", lastLine, "", 1..<2)
        }
    }

    private mutating func takeSentence(_ line: String, _ number: Int) {
        guard line.contains(where: { !$0.isWhitespace }) else { return }
        let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
        let name = parts[0].filter { !$0.isWhitespace }
        guard let principle = Principle(rawValue: name), parts.count == 2 else {
            let names = Principle.allCases.map(\.rawValue).joined(separator: ", ")
            let end = parts[0].count + 1
            return complain(
                "unknown principle \"\(name)\"", number, line, 1..<end, "there are \(names)")
        }
        let sentence = parts[1].drop(while: \.isWhitespace)
        guard !sentence.isEmpty else {
            return complain("nothing is said of \(name)", number, line, 1..<line.count + 1)
        }
        sentences[principle] = String(sentence)
    }

    /// Notes what stands in braces, and complains of what does not belong there.
    private mutating func takePlaceholders(_ line: String, _ number: Int) {
        var rest = Substring(line)
        while let open = rest.firstIndex(of: "{") {
            let after = rest.index(after: open)
            let name = rest[after...].prefix { $0 != "}" && $0 != "{" }
            let column = line.distance(from: line.startIndex, to: open) + 1
            rest = rest[name.endIndex...]
            let range = column..<column + name.count + 2
            guard rest.first == "}" else {
                complain("\"{\" without \"}\"", number, line, column..<column + 1)
                continue
            }
            if let placeholder = ReplyTemplate.Placeholder(rawValue: String(name)) {
                seen.insert(placeholder)
            } else {
                let names = ReplyTemplate.Placeholder.allCases.map { "{\($0.rawValue)}" }
                complain(
                    "unknown placeholder \"{\(name)}\"", number, line, range,
                    "there are \(names.joined(separator: ", "))")
            }
        }
    }

    private mutating func complain(
        _ message: String, _ line: Int, _ text: String, _ columns: Range<Int>,
        _ hint: String? = nil
    ) {
        diagnostics.append(
            Diagnostic(
                .error, message,
                at: SourcePlace(
                    file: file, line: line, column: columns.lowerBound, length: columns.count),
                sourceLine: text, hint: hint))
    }
}
