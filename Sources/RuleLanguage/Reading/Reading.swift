/// One reading of a rule file and of all that it includes, while it goes on.
struct Reading {
    let environment: RuleEnvironment
    let fields: [String: FieldDescription]
    let fieldNames: [String]

    var diagnostics = DiagnosticList()
    var policy = Policy()
    var drafts: [RuleDraft] = []
    /// Where each rule's name is given first, broken rules among them: one mistake, one complaint.
    var ruleNames: [String: Span] = [:]
    var overrides: [Override] = []
    /// The header fields that rules ask about.
    var headerNames: Set<String> = []
    /// Those that the matcher takes; to ask it about one takes milliseconds.
    var soundExpressions: Set<String> = []
    /// What may be said once only, and where it was said.
    var saidOnce: [String: Span] = [:]
    /// Files read or being read, and the line that asked for each.
    var filesRead: [String: Span?] = [:]
    /// In the order in which they were asked for, those that could not be read among them.
    var filesAskedFor: [String] = []
    /// Files being read, the outermost first.
    var chain: [FilePath] = []

    init(environment: RuleEnvironment) {
        self.environment = environment
        fieldNames = environment.vocabulary.fields.map(\.name)
        fields = Dictionary(
            environment.vocabulary.fields.map { ($0.name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Notes that something was said that may be said once only; complains the second time, with what
    /// helps, by default to change what was said first.
    mutating func isSaidFirst(_ what: String, at span: Span, hint: String? = nil) -> Bool {
        guard let first = saidOnce[what] else {
            saidOnce[what] = span
            return true
        }
        diagnostics.error(
            "\(what) is given already, in \(first.whereabouts)",
            at: span,
            hint: hint ?? "change line \(first.line.number) instead"
        )
        return false
    }

    /// The hint with the nearest right word, if there is one.
    func suggestion(for word: String, among right: some Sequence<String>) -> String? {
        meant(by: word, among: right).map { "did you mean \"\($0)\"?" }
    }

    /// The nearest right word, with which reading can go on after the complaint.
    func meant(by word: String, among right: some Sequence<String>) -> String? {
        guard diagnostics.wantsHints else { return nil }
        return Suggestion.nearest(to: word, among: right)
    }

    /// All values of a line: those on the line itself and those below it, one or more a line.
    mutating func values(
        of entry: Entry,
        after cursor: Cursor,
        next: (inout Cursor, inout DiagnosticList) -> Value? = { $0.value(&$1) }
    ) -> [Value] {
        var values: [Value] = []
        var cursor = cursor
        while let value = next(&cursor, &diagnostics) { values.append(value) }
        for child in entry.children {
            var below = child.cursor
            while let value = next(&below, &diagnostics) { values.append(value) }
            rejectLines(below: child, because: "stands deeper than the value above it")
        }
        return values
    }

    /// Complains once when lines stand below one that takes none.
    mutating func rejectLines(below entry: Entry, because: String) {
        guard let first = entry.children.first else { return }
        var cursor = first.cursor
        guard let word = cursor.word() else { return }
        diagnostics.error("this line \(because)", at: word, hint: "indent it less")
    }

    /// Complains when a line goes on where it should end.
    mutating func rejectRest(of cursor: Cursor, after what: String) {
        var cursor = cursor
        guard let word = cursor.word() else { return }
        diagnostics.error("nothing may follow \(what) on this line", at: word)
    }

    /// Neither more words on the line nor deeper lines below it.
    mutating func expectEnd(of entry: Entry, at cursor: Cursor, after what: String) {
        rejectRest(of: cursor, after: what)
        rejectLines(below: entry, because: "belongs to \(what), which takes no lines below it")
    }
}

extension Span {
    /// `eclau.rules:12`.
    var whereabouts: String { "\(line.text.path.text):\(line.number)" }
}
