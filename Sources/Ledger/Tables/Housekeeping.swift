/// What goes: what is too old, and what is to be forgotten.
struct Housekeeping {
    let session: any LedgerSession

    func expire(at now: Int64) throws {
        for table in ["letter", "decision", "refusal", "reply", "word"] {
            try session.execute("DELETE FROM \(table) WHERE expires <= ?", [now])
        }
    }

    /// Removes every entry about an address or a domain, and tells how many those were.
    func forget(_ who: Who) throws -> Int {
        let places = [
            ("correspondent", "who"), ("letter", "address"), ("decision", "address"),
            ("reply", "address"),
        ]
        let entries = try places.map { table, column in
            switch who {
            case .address(let address):
                try session.execute("DELETE FROM \(table) WHERE \(column) = ?", [address])
            case .domain(let name):
                try session.execute(
                    """
                    DELETE FROM \(table)
                    WHERE \(column) LIKE ? ESCAPE '\\' OR \(column) LIKE ? ESCAPE '\\'
                    """, ["%@" + name.likeEscaped, "%." + name.likeEscaped])
            }
        }
        let refusals = try ["refusal", "word"].map { table in
            try session.execute("DELETE FROM \(table) WHERE organisation = ?", [organisation(who)])
        }
        return (entries + refusals).reduce(0, +)
    }

    /// To forget one address of a firm is not to forget what the firm was told.
    private func organisation(_ who: Who) -> String {
        switch who {
        case .address(let address): address
        case .domain: who.organisation
        }
    }
}

extension String {
    /// For LIKE: `%`, `_` and `\` stand for themselves.
    fileprivate var likeEscaped: String {
        reduce(into: "") { text, character in
            if "%_\\".contains(character) { text.append("\\") }
            text.append(character)
        }
    }
}
