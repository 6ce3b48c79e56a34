extension Reading {
    mutating func readBlock(_ entry: Entry) {
        var cursor = entry.cursor
        guard let word = cursor.word() else { return }
        switch word.text {
        case "house": readHouse(entry, after: cursor)
        case "people": readPeople(entry, after: cursor)
        case "decide": readDecide(entry, after: cursor)
        case "when": readWhen(entry, word, after: cursor)
        case "include": readInclude(entry, word, after: cursor)
        case "points": readPointsOverride(entry, word, after: cursor)
        case "off": readOff(entry, word, after: cursor)
        case "rule": readRule(entry, word, after: cursor)
        default: unknownBlock(entry, word)
        }
    }

    /// Its deeper lines are passed over: they cannot be judged without knowing the block.
    private mutating func unknownBlock(_ entry: Entry, _ word: Span) {
        let text = word.text
        if let hint = suggestion(for: text, among: Keywords.blocks) {
            diagnostics.error("unknown word \"\(text)\" at the margin", at: word, hint: hint)
        } else if isLineOfBlock(text) {
            diagnostics.error(
                "\"\(text)\" belongs to a block and cannot stand at the margin",
                at: word,
                hint: "indent this line"
            )
        } else {
            diagnostics.error(
                "unknown word \"\(text)\" at the margin",
                at: word,
                hint: "a block begins with \(Keywords.blocks.alternatives)"
            )
        }
    }

    private func isLineOfBlock(_ word: String) -> Bool {
        let groups = [
            Keywords.house, Keywords.decide, Keywords.actions, Keywords.ruleLines,
            Keywords.conditions,
        ]
        return fields[word] != nil || groups.contains { $0.contains(word) }
    }

    private mutating func readInclude(_ entry: Entry, _ word: Span, after cursor: Cursor) {
        let values = values(of: entry, after: cursor)
        if values.isEmpty {
            diagnostics.error(
                "\"include\" needs a file",
                at: word,
                hint: "such as `include pitch.rules`"
            )
        }
        for value in values { include(value) }
    }
}
