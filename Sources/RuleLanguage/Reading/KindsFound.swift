/// Finds which kinds of evidence rules stand for.
struct KindsFound {
    private let fields: [String: FieldDescription]
    private var rules: [String: Set<Kind>] = [:]
    private var asked: Set<Kind> = []
    private var ruledOut: Set<Kind> = []

    init(fields: [String: FieldDescription]) {
        self.fields = fields
    }

    /// As written, else those of the fields asked, else those of the fields ruled out.
    ///
    /// Rules that it asks for must have been given before.
    mutating func kinds(of draft: RuleDraft) -> Set<Kind> {
        asked = []
        ruledOut = []
        visit(draft.condition, isAsked: true)
        let derived = asked.isEmpty ? ruledOut : asked
        let kinds = draft.writtenKinds.isEmpty ? derived : draft.writtenKinds
        rules[draft.name] = kinds
        return kinds
    }

    private mutating func visit(_ condition: Condition, isAsked: Bool) {
        switch condition {
        case .test(let test):
            if let kind = fields[test.field]?.kind { add([kind], isAsked) }
        case .rule(let name):
            add(rules[name] ?? [], isAsked)
        case .not(let inner):
            visit(inner, isAsked: !isAsked)
        case .all(let inner), .any(let inner), .atLeast(_, let inner):
            for condition in inner { visit(condition, isAsked: isAsked) }
        }
    }

    private mutating func add(_ kinds: Set<Kind>, _ isAsked: Bool) {
        if isAsked { asked.formUnion(kinds) } else { ruledOut.formUnion(kinds) }
    }
}
