extension Reading {
    mutating func readHouse(_ entry: Entry, after cursor: Cursor) {
        if saidOnce["house"] == nil { saidOnce["house"] = wholeWord(of: entry) }
        rejectRest(of: cursor, after: "\"house\"")
        for line in entry.children { readHouseLine(line) }
    }

    private mutating func readHouseLine(_ entry: Entry) {
        var cursor = entry.cursor
        guard let word = cursor.word() else { return }
        guard let name = houseKeyword(word) else { return }
        let values = values(of: entry, after: cursor)
        if values.isEmpty { diagnostics.error("\"\(name)\" needs a value", at: word) }
        for value in values { add(value, to: name) }
    }

    /// What a line of the house is about; complains when it is misspelt.
    private mutating func houseKeyword(_ word: Span) -> String? {
        let text = word.text
        if Keywords.house.contains(text) { return text }
        let meant = meant(by: text, among: Keywords.house)
        diagnostics.error(
            "unknown line \"\(text)\" in \"house\"",
            at: word,
            hint: meant.map { "did you mean \"\($0)\"?" }
                ?? "one of \(Keywords.house.alternatives)"
        )
        return meant
    }

    private mutating func add(_ value: Value, to name: String) {
        switch name {
        case "name": addPhrase(value, to: \.names)
        case "person": addPhrase(value, to: \.persons)
        case "fact": addPhrase(value, to: \.facts)
        case "not": addPhrase(value, to: \.nots)
        case "site":
            if isHost(value) { policy.house.sites.append(value.text.lowercased()) }
        case "server":
            if isHost(value) { policy.house.servers.append(value.text.lowercased()) }
        case "form":
            if isAddress(value) { policy.house.forms.append(value.text) }
        default:
            if isAddress(value) { policy.house.addresses.append(value.text) }
        }
    }

    private mutating func addPhrase(_ value: Value, to list: WritableKeyPath<House, [Phrase]>) {
        if isPhrase(value) { policy.house[keyPath: list].append(value.phrase) }
    }

    private mutating func isAddress(_ value: Value) -> Bool {
        if AddressForm.isAddress(value.text) { return true }
        diagnostics.error(
            "\"\(value.text)\" is no mail address",
            at: value.span,
            hint: AddressForm.address(within: value.text).map { "did you mean \"\($0)\"?" }
                ?? "such as info@example.org"
        )
        return false
    }

    private mutating func isHost(_ value: Value) -> Bool {
        if AddressForm.isHost(value.text) { return true }
        diagnostics.error(
            "\"\(value.text)\" is no host name",
            at: value.span,
            hint: AddressForm.host(within: value.text).map { "did you mean \"\($0)\"?" }
                ?? "such as example.org"
        )
        return false
    }

    private func wholeWord(of entry: Entry) -> Span? {
        var cursor = entry.cursor
        return cursor.word()
    }
}
