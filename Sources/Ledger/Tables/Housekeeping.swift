/// What goes: what is too old, and what is to be forgotten.
struct Housekeeping {
    let session: any LedgerSession

    /// Six hours' worth of entries.
    private static let step: Int64 = 6 * 3600

    /// Removes the oldest of what has expired; false where nothing has.
    func expireSome(at now: Int64) throws -> Bool {
        var isSome = try expireDecisions(at: now)
        for table in ["letter", "refusal", "reply", "word", "text", "reading"] {
            let row = try session.row("SELECT min(expires) FROM \(table) WHERE expires <= ?", [now])
            guard let oldest = row?.integer(0) else { continue }
            let limit = min(now, oldest + Self.step)
            if table == "text" {
                _ = try session.texts.remove(where: "expires <= ?", [limit])
            } else {
                try session.execute("DELETE FROM \(table) WHERE expires <= ?", [limit])
            }
            isSome = true
        }
        return isSome
    }

    /// They are many, so they have no index of their own for this: the oldest expire first.
    private func expireDecisions(at now: Int64) throws -> Bool {
        let oldest = try session.row(
            "SELECT seconds, expires FROM decision ORDER BY seconds LIMIT 1")
        guard let oldest, oldest.number(1) <= now else { return false }
        return try session.execute(
            "DELETE FROM decision WHERE seconds <= ? AND expires <= ?",
            [oldest.number(0) + Self.step, now]) > 0
    }

    /// Removes every entry about an address or a domain, and tells how many those were.
    func forget(_ who: Who) throws -> Int {
        let places = [
            ("correspondent", "who"), ("letter", "address"), ("decision", "address"),
            ("reply", "address"),
        ]
        var removed = 0
        // Go with their decisions, so they are no entries of their own.
        let (decided, whose) = Self.condition(who, "address")
        _ = try session.execute(
            "DELETE FROM reading WHERE decision IN (SELECT id FROM decision WHERE \(decided))",
            whose)
        for (table, column) in places {
            let (condition, values) = Self.condition(who, column)
            removed += try session.execute("DELETE FROM \(table) WHERE \(condition)", values)
        }
        for table in ["refusal", "word"] {
            removed += try session.execute(
                "DELETE FROM \(table) WHERE organisation = ?", [Self.organisation(who)])
        }
        // Goes with its decision, so it is no entry of its own.
        let (condition, values) = Self.condition(who, "address")
        _ = try session.texts.remove(where: condition, values)
        return removed
    }

    private static func condition(_ who: Who, _ column: String) -> (String, [String]) {
        switch who {
        case .address(let address): ("\(column) = ?", [address])
        case .domain(let name):
            (
                "\(column) LIKE ? ESCAPE '\\' OR \(column) LIKE ? ESCAPE '\\'",
                ["%@" + name.likeEscaped, "%." + name.likeEscaped]
            )
        }
    }

    /// To forget one address of a firm is not to forget what the firm was told.
    private static func organisation(_ who: Who) -> String {
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
