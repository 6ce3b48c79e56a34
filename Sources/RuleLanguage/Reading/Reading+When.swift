extension Reading {
    mutating func readWhen(_ entry: Entry, _ keyword: Span, after start: Cursor) {
        var cursor = start
        let occasions = Occasion.allCases.map(\.rawValue)
        guard let word = cursor.word() else {
            diagnostics.error(
                "\"when\" needs a verdict",
                at: keyword,
                hint: "one of \(occasions.alternatives)"
            )
            return
        }
        guard let occasion = occasion(word, among: occasions) else { return }
        rejectRest(of: cursor, after: "\"when \(occasion.rawValue)\"")
        guard isSaidFirst("\"when \(occasion.rawValue)\"", at: word) else { return }
        readActions(entry, for: occasion, word)
    }

    /// The verdict that is named, or the one that a misspelt name stands for.
    private mutating func occasion(_ word: Span, among occasions: [String]) -> Occasion? {
        if let occasion = Occasion(rawValue: word.text) { return occasion }
        let meant = meant(by: word.text, among: occasions)
        diagnostics.error(
            "unknown verdict \"\(word.text)\"",
            at: word,
            hint: meant.map { "did you mean \"\($0)\"?" } ?? "one of \(occasions.alternatives)"
        )
        return meant.flatMap(Occasion.init)
    }

    private mutating func readActions(_ entry: Entry, for occasion: Occasion, _ word: Span) {
        if !entry.hasChildren {
            diagnostics.error(
                "what is to be done stands below \"when\", indented",
                at: word,
                hint: "one of `file into NAME`, `tag TEXT`, reply, hold, refuse or keep"
            )
        }
        var given: Set<String> = []
        for line in entry.children {
            var cursor = line.cursor
            guard let verb = cursor.word() else { continue }
            rejectLines(below: line, because: "belongs to an action, which takes no lines below it")
            guard let action = action(verb, cursor) else { continue }
            if given.insert(verb.text).inserted {
                policy.actions[occasion, default: []].append(action)
            } else {
                diagnostics.error("\"\(verb.text)\" is given already in this block", at: verb)
            }
        }
    }

    private mutating func action(_ verb: Span, _ cursor: Cursor) -> ActionRequest? {
        switch verb.text {
        case "file": return fileAction(verb, cursor)
        case "tag": return tagAction(verb, cursor)
        case "reply": return plain(.reply, verb, cursor)
        case "hold": return plain(.hold, verb, cursor)
        case "refuse": return plain(.refuse, verb, cursor)
        case "keep": return plain(.keep, verb, cursor)
        default:
            unknownAction(verb)
            return nil
        }
    }

    private mutating func plain(
        _ action: ActionRequest,
        _ verb: Span,
        _ cursor: Cursor
    ) -> ActionRequest {
        rejectRest(of: cursor, after: "\"\(verb.text)\"")
        return action
    }

    private mutating func fileAction(_ verb: Span, _ start: Cursor) -> ActionRequest? {
        var cursor = start
        guard cursor.word()?.text == "into", let name = cursor.text(), !name.text.isEmpty
        else {
            diagnostics.error("a folder is missing", at: verb, hint: "write `file into NAME`")
            return nil
        }
        warnIfAction(in: name)
        return .file(into: name.text)
    }

    private mutating func tagAction(_ verb: Span, _ start: Cursor) -> ActionRequest? {
        var cursor = start
        guard let text = cursor.text(), !text.text.isEmpty else {
            diagnostics.error("a text is missing", at: verb, hint: "write `tag [démarchage ?]`")
            return nil
        }
        warnIfCut(text)
        return .tag(text.text)
    }

    private mutating func unknownAction(_ verb: Span) {
        let text = verb.text
        if Keywords.deletions.contains(text.lowercased()) {
            diagnostics.error(
                "nopitch never deletes a message",
                at: verb,
                hint: "`file into NAME` puts it out of sight"
            )
        } else {
            diagnostics.error(
                "unknown action \"\(text)\"",
                at: verb,
                hint: suggestion(for: text, among: Keywords.actions)
                    ?? "one of \(Keywords.actions.alternatives)"
            )
        }
    }
}
