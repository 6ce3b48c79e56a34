extension Reading {
    mutating func readPeople(_ entry: Entry, after cursor: Cursor) {
        readPerson(cursor)
        for line in entry.children {
            readPerson(line.cursor)
            rejectLines(below: line, because: "stands deeper than the line above it")
        }
    }

    /// A line of addresses and `@domain`s, or `from FILE`.
    private mutating func readPerson(_ start: Cursor) {
        var cursor = start
        if let word = cursor.word(), word.text == "from" {
            readMembers(word, after: cursor)
        } else {
            readAddresses(start)
        }
    }

    private mutating func readAddresses(_ start: Cursor) {
        var cursor = start
        while let value = cursor.value(&diagnostics) { addPerson(value) }
    }

    private mutating func addPerson(_ value: Value) {
        let text = value.text
        if AddressForm.isAddress(text) || AddressForm.isDomain(text) {
            policy.people.append(text)
            warnIfOpen(value)
            return
        }
        let addresses = AddressForm.addresses(within: text)
        let meant =
            addresses.isEmpty ? AddressForm.domain(for: text) : addresses.joined(separator: " | ")
        diagnostics.error(
            "\"\(text)\" is neither an address nor a domain",
            at: value.span,
            hint: meant.map { "did you mean \"\($0)\"?" }
                ?? "such as anna@example.org, @example.org or `from members.txt`"
        )
    }

    private mutating func warnIfOpen(_ value: Value) {
        let domain = value.text.dropFirst().lowercased()
        guard value.text.first == "@", environment.isOpenDomain(domain) else { return }
        diagnostics.warning(
            "anybody can have an address at \(domain), and nobody there is filtered",
            at: value.span,
            hint: "name whole addresses"
        )
    }

    private mutating func readMembers(_ word: Span, after start: Cursor) {
        var cursor = start
        var count = 0
        while let value = cursor.value(&diagnostics) {
            count += 1
            let path = value.span.line.text.path.neighbour(value.text)
            if filesRead[path.key] != nil {
                diagnostics.warning("\"\(path.text)\" is read already", at: value.span)
            } else if let text = load(path, askedBy: value.span, for: .people) {
                var unused = DiagnosticList()
                for line in Outline(text, &unused).lines { readAddresses(Cursor(line)) }
            }
        }
        if count == 0 {
            diagnostics.error("\"from\" needs a file", at: word, hint: "such as `from members.txt`")
        }
    }
}
