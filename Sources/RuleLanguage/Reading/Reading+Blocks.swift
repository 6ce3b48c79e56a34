extension Reading {
    mutating func readBlock(_ entry: Entry) {
        var cursor = entry.cursor
        guard let word = cursor.word() else { return }
        readBlock(entry, word, as: word.text, after: cursor)
    }

    private mutating func readBlock(
        _ entry: Entry,
        _ word: Span,
        as keyword: String,
        after cursor: Cursor
    ) {
        switch keyword {
        case "house": readHouse(entry, after: cursor)
        case "people": readPeople(entry, after: cursor)
        case "decide": readDecide(entry, after: cursor)
        case "when": readWhen(entry, word, after: cursor)
        case "include": readInclude(entry, word, after: cursor)
        case "points": readPointsOverride(entry, word, after: cursor)
        case "off": readOff(entry, word, after: cursor)
        case "rule": readRule(entry, word, after: cursor)
        default: unknownBlock(entry, word, after: cursor)
        }
    }

    /// Reads the block as the one that was probably meant; where that is unknown, its deeper
    /// lines cannot be judged.
    private mutating func unknownBlock(_ entry: Entry, _ word: Span, after cursor: Cursor) {
        let text = word.text
        if let meant = meant(by: text, among: Keywords.blocks) {
            diagnostics.error(
                "unknown word \"\(text)\" at the margin",
                at: word,
                hint: "did you mean \"\(meant)\"?"
            )
            readBlock(entry, word, as: meant, after: cursor)
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
