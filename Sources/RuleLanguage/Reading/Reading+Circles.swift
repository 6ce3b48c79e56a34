extension Reading {
    /// The rules so ordered that each comes after those it asks for; `nil` when some ask for one
    /// another in a circle, which is complained about once a circle.
    ///
    /// Goes without recursion: a chain of rules may be as long as the file.
    mutating func evaluationOrder() -> [Int]? {
        let indices = draftIndices
        let edges = drafts.map { draft in
            draft.references.compactMap { reference in
                indices[reference.name].map { (target: $0, span: reference.span) }
            }
        }
        var walk = RuleWalk(count: drafts.count)
        for start in drafts.indices where walk.isNew(start) {
            walk.enter(start)
            while let (rule, step) = walk.next() {
                guard step < edges[rule].count else {
                    walk.leave()
                    continue
                }
                let edge = edges[rule][step]
                if let circle = walk.follow(edge.target) { complain(about: circle, edge.span) }
            }
        }
        return walk.hasCircle ? nil : walk.order
    }

    private mutating func complain(about circle: [Int], _ span: Span) {
        let names = circle.map { drafts[$0].name }
        let shown = names.count > 9 ? names.prefix(7) + ["…"] + names.suffix(1) : names[...]
        diagnostics.error(
            names.count == 2 && names.first == names.last
                ? "rule \"\(names[0])\" asks for itself"
                : "these rules ask for one another: \(shown.joined(separator: " → "))",
            at: span
        )
    }
}

/// A walk through the rules, depth first.
private struct RuleWalk {
    private enum State { case new, open, done, inCircle }

    private var states: [State]
    private var stack: [(rule: Int, step: Int)] = []
    private(set) var order: [Int] = []
    private(set) var hasCircle = false

    init(count: Int) {
        states = Array(repeating: .new, count: count)
        order.reserveCapacity(count)
    }

    func isNew(_ rule: Int) -> Bool { states[rule] == .new }

    mutating func enter(_ rule: Int) {
        states[rule] = .open
        stack.append((rule, 0))
    }

    /// The rule at which the walk stands and which of its references is next.
    mutating func next() -> (rule: Int, step: Int)? {
        guard let top = stack.last else { return nil }
        stack[stack.count - 1].step += 1
        return top
    }

    mutating func leave() {
        let rule = stack.removeLast().rule
        if states[rule] == .open { states[rule] = .done }
        order.append(rule)
    }

    /// Goes on to a rule; the circle that closes there, if it is a new one.
    mutating func follow(_ rule: Int) -> [Int]? {
        switch states[rule] {
        case .new:
            enter(rule)
            return nil
        case .done, .inCircle:
            return nil
        case .open:
            hasCircle = true
            guard let start = stack.firstIndex(where: { $0.rule == rule }) else { return nil }
            let circle = stack[start...].map(\.rule)
            for member in circle { states[member] = .inCircle }
            return circle + [rule]
        }
    }
}
