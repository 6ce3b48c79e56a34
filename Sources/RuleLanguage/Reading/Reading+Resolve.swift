extension Reading {
    /// What can be judged only when all is read: overrides, rules that ask for rules, thresholds.
    mutating func resolve() {
        applyOverrides()
        checkReferences()
        checkThresholds()
        checkHouse()
        guard let order = evaluationOrder(), !diagnostics.hasErrors else { return }
        warnAboutOffRules()
        let kinds = kinds(in: order)
        policy.rules = drafts.indices.map { drafts[$0].rule(kinds: kinds[$0]) }
    }

    private mutating func applyOverrides() {
        let indices = draftIndices
        for override in overrides {
            guard let index = indices[override.name] else {
                if ruleNames[override.name] == nil { unknownRule(of: override) }
                continue
            }
            switch override.change {
            case .points(let points):
                warnIfTurned(drafts[index], to: points, at: override.span)
                drafts[index].points = points
                policy.pointsGiven.insert(override.name)
            case .off: drafts[index].isOff = true
            }
        }
    }

    /// Of several names on a line the fault is not that none of them is known.
    private mutating func unknownRule(of override: Override) {
        guard case .off = override.change, override.name.contains(where: { ", ;".contains($0) })
        else { return unknownRule(override.name, override.span) }
        diagnostics.error(
            "no rule has the name \"\(override.name)\"",
            at: override.span,
            hint: "a rule a line, or | between them"
        )
    }

    private mutating func checkReferences() {
        for draft in drafts {
            for reference in draft.references where ruleNames[reference.name] == nil {
                unknownRule(reference.name, reference.span)
            }
        }
    }

    private mutating func unknownRule(_ name: String, _ span: Span) {
        let names = diagnostics.wantsHints ? drafts.map(\.name) : []
        diagnostics.error(
            "no rule has the name \"\(name)\"",
            at: span,
            hint: suggestion(for: name, among: names)
        )
    }

    private mutating func warnAboutOffRules() {
        let off = Set(drafts.filter(\.isOff).map(\.name))
        for draft in drafts where !draft.isOff {
            for reference in draft.references where off.contains(reference.name) {
                diagnostics.warning(
                    "rule \"\(reference.name)\" is off and never hits",
                    at: reference.span
                )
            }
        }
    }

    private mutating func checkThresholds() {
        let decide = policy.decide
        let spans = ["\"doubt from\"", "\"pitch from\""].compactMap { saidOnce[$0] }
        guard decide.doubtPoints >= decide.pitchPoints, let span = spans.first,
            !diagnostics.hasErrors
        else { return }
        diagnostics.warning(
            "no message is ever doubtful: doubt starts at \(decide.doubtPoints) points, "
                + "pitch at \(decide.pitchPoints)",
            at: span,
            hint: "doubt needs fewer points than pitch"
        )
    }

    private mutating func checkHouse() {
        guard policy.house.addresses.isEmpty, !diagnostics.hasErrors else { return }
        let message = "the house has no `address`, so no message is known to be for it"
        if let house = saidOnce["house"] {
            diagnostics.warning(message, at: house, hint: "add a line `address info@…`")
        } else if let file = policy.files.first {
            diagnostics.add(.warning, message, about: FilePath(file))
        }
    }

    var draftIndices: [String: Int] {
        Dictionary(
            drafts.indices.map { (drafts[$0].name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private func kinds(in order: [Int]) -> [Set<Kind>] {
        var result: [Set<Kind>] = Array(repeating: [], count: drafts.count)
        var found = KindsFound(fields: fields)
        for index in order { result[index] = found.kinds(of: drafts[index]) }
        return result
    }
}
