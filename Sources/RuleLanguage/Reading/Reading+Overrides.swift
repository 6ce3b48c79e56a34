/// A line that changes a rule which stands elsewhere.
struct Override {
    enum Change {
        case points(Points)
        case off
    }

    let name: String
    let span: Span
    let change: Change
}

extension Reading {
    mutating func readPointsOverride(_ entry: Entry, _ keyword: Span, after start: Cursor) {
        var cursor = start
        guard let name = cursor.word(), let number = cursor.word() else {
            diagnostics.error(
                "a rule's name and its points are needed",
                at: keyword,
                hint: "such as `points generic-greeting 0.5`"
            )
            return
        }
        expectEnd(of: entry, at: cursor, after: "the points")
        guard let points = rulePoints(number) else { return }
        add(Override(name: name.text, span: name, change: .points(points)))
    }

    mutating func readOff(_ entry: Entry, _ keyword: Span, after cursor: Cursor) {
        let names = values(of: entry, after: cursor)
        if names.isEmpty {
            diagnostics.error(
                "a rule's name is needed",
                at: keyword,
                hint: "such as `off booking-link`"
            )
        }
        for name in names { add(Override(name: name.text, span: name.span, change: .off)) }
    }

    private mutating func add(_ override: Override) {
        let isFirst =
            switch override.change {
            case .points: isSaidFirst("\"points \(override.name)\"", at: override.span)
            case .off:
                isSaidFirst(
                    "\"off \(override.name)\"", at: override.span, hint: "once is enough")
            }
        if isFirst { overrides.append(override) }
    }
}
