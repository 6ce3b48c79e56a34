import FilterService

/// A milter as it stands in smtpd_milters: an address, or `{ address, name=value, … }`.
struct MilterEntry: Equatable {
    /// As it is written.
    let text: String
    let address: String
    var options: [String: String] = [:]

    /// The entries of a parameter's value, in their order.
    static func list(_ value: String) -> [MilterEntry] {
        var entries: [MilterEntry] = []
        var rest = value[...]
        while let first = rest.first {
            if first == "," || first.isWhitespace {
                rest.removeFirst()
            } else if first == "{" {
                let inner = rest.dropFirst().prefix { $0 != "}" }
                entries.append(MilterEntry(braced: inner))
                rest = rest[inner.endIndex...].dropFirst()
            } else {
                let word = rest.prefix { $0 != "," && !$0.isWhitespace }
                entries.append(MilterEntry(text: String(word), address: String(word)))
                rest = rest[word.endIndex...]
            }
        }
        return entries
    }

    private init(text: String, address: String) {
        self.text = text
        self.address = address
    }

    private init(braced inner: Substring) {
        let parts = inner.split { $0 == "," || $0.isWhitespace }
        self.init(
            text: "{ " + parts.joined(separator: ", ") + " }", address: String(parts.first ?? ""))
        for part in parts.dropFirst() {
            let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
            if sides.count == 2 { options[sides[0]] = sides[1] }
        }
    }

    /// Whether it tells, by its name or its usual port, that it checks who really sends.
    var authenticates: Bool {
        let names = ["dkim", "dmarc", "spf", "authentication", "rspamd", "openarc"]
        return names.contains { text.lowercased().contains($0) }
            || [":8891", ":8893", ":11332", ":12301"].contains { address.hasSuffix($0) }
            || ["8891@", "8893@", "11332@", "12301@"].contains { address.contains($0) }
    }

    /// Whether it may sign what goes out.
    var signs: Bool {
        let names = ["dkim", "rspamd"]
        return names.contains { text.lowercased().contains($0) }
            || [":8891", ":11332", ":12301"].contains { address.hasSuffix($0) }
            || ["8891@", "11332@", "12301@"].contains { address.contains($0) }
    }

    /// Whether it is nopitch, which listens on `places`; by its name where nobody knows where.
    func isNopitch(_ places: [ListenAddress], postfix: PostfixSettings) -> Bool {
        if text.lowercased().contains("nopitch") { return true }
        guard let address = ListenAddress(address) else { return false }
        return places.contains { place in
            switch (address, place) {
            case (.inet(let host, let port), .inet(let ours, let ourPort)):
                let local = ["localhost", "127.0.0.1", "::1", "0.0.0.0", "::"]
                return port == ourPort
                    && (host == ours || local.contains(host) && local.contains(ours))
            case (.unix(let path), .unix(let ours)):
                return [path, postfix.inQueue(path)].contains(ours)
            case (.inet, .unix), (.unix, .inet): return false
            }
        }
    }
}
