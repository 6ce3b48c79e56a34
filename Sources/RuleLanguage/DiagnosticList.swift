/// All complaints of one reading, each once.
struct DiagnosticList {
    private(set) var hasErrors = false
    private var stored: [Diagnostic] = []
    private var dropped = 0
    /// In reading order, for sorting.
    private var fileOrder: [String: Int] = [:]
    /// The last line that was complained about: a line of many mistakes is copied once.
    private var lastLine: (place: SourcePlace, text: String)?

    /// More than that is no typing mistake but no rule file; it is counted, not kept.
    private static let storageLimit = 1000

    var count: Int { stored.count + dropped }

    /// Whether looking for a nearest word is still of use to anyone.
    var wantsHints: Bool { stored.count < Self.storageLimit }

    mutating func opened(_ file: FilePath) {
        if fileOrder[file.text] == nil { fileOrder[file.text] = fileOrder.count }
    }

    mutating func error(_ message: String, at span: Span, hint: String? = nil) {
        add(.error, message, at: span, hint: hint)
    }

    mutating func warning(_ message: String, at span: Span, hint: String? = nil) {
        add(.warning, message, at: span, hint: hint)
    }

    /// A complaint about a file as a whole.
    mutating func add(_ severity: Diagnostic.Severity, _ message: String, about file: FilePath) {
        store(Diagnostic(severity, message, at: SourcePlace(file: file.text), sourceLine: ""))
    }

    private mutating func add(
        _ severity: Diagnostic.Severity,
        _ message: String,
        at span: Span,
        hint: String?
    ) {
        guard wantsHints else { return drop(severity) }
        let place = span.place
        let start = SourcePlace(file: place.file, line: place.line)
        let text = lastLine?.place == start ? lastLine?.text ?? "" : span.line.string
        lastLine = (start, text)
        store(Diagnostic(severity, message, at: place, sourceLine: text, hint: hint))
    }

    private mutating func store(_ diagnostic: Diagnostic) {
        guard wantsHints else { return drop(diagnostic.severity) }
        hasErrors = hasErrors || diagnostic.severity == .error
        stored.append(diagnostic.shortened)
    }

    private mutating func drop(_ severity: Diagnostic.Severity) {
        hasErrors = hasErrors || severity == .error
        dropped += 1
    }

    /// By file in reading order, line and column; the first `limit` and a note on the rest.
    func sorted(limit: Int) -> [Diagnostic] {
        let sorted = stored.sorted { order($0) < order($1) }
        var result = Array(sorted.prefix(limit))
        let rest = count - result.count
        if rest > 0, let last = result.last {
            let file = SourcePlace(file: last.place.file)
            result.append(
                Diagnostic(.note, "\(rest) more complaints are not shown", at: file, sourceLine: "")
            )
        }
        return result
    }

    private func order(_ diagnostic: Diagnostic) -> (Int, Int, Int) {
        let place = diagnostic.place
        return (fileOrder[place.file] ?? .max, place.line, place.column)
    }
}

extension Diagnostic {
    /// The same, where what it quotes of the rule text is not of a sensible length.
    fileprivate var shortened: Diagnostic {
        let limit = 400
        guard message.utf8.count > limit || (hint?.utf8.count ?? 0) > limit else { return self }
        return Diagnostic(
            severity,
            String(message.prefix(limit)) + (message.utf8.count > limit ? "…" : ""),
            at: place,
            sourceLine: sourceLine,
            hint: hint.map { String($0.prefix(limit)) }
        )
    }
}
