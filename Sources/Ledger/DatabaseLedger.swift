package import PitchFilter

/// The ledger in a database: each question and each change is one transaction over its tables.
package struct DatabaseLedger: Ledger, Sendable {
    let database: any LedgerDatabase
    let retention: Retention

    /// How long entries are kept, in days.
    package struct Retention: Sendable {
        package var decisions = 400
        package var refusals = 365
        package var texts = 180
        package var readings = 60

        package init() {}
    }

    /// Brings the database's tables up to date.
    package init(
        _ database: any LedgerDatabase, retention: Retention = Retention()
    ) throws {
        try Migration.migrate(database)
        self.database = database
        self.retention = retention
    }

    package func findings(for inquiry: Inquiry, at now: Int64) throws -> Findings {
        try database.read { session in
            var findings = Findings()
            let others = try inquiry.sketch.map {
                try session.texts.organisations(like: $0, at: now)
            }
            let senders =
                [inquiry.organisation] + (others ?? []).subtracting([inquiry.organisation])
            let answer = try session.letters.last(to: senders, at: now)
            findings.houseWroteBefore = answer != nil
            try session.decisions.count(
                from: senders, besides: inquiry.messageID, after: answer, at: now, in: &findings)
            findings.isAuthorKnown =
                try inquiry.author.map(session.correspondents.includes) ?? false
            findings.wasRefused = try session.refusals.holds(for: senders, at: now)
            findings.parents = try Self.parents(inquiry.parents, session)
            return findings
        }
    }

    package func hasRelatives(of inquiry: Inquiry, at now: Int64) throws -> Bool {
        guard let sketch = inquiry.sketch else { return false }
        return try database.read { session in
            let senders = try session.texts.organisations(like: sketch, at: now)
            return !senders.subtracting([inquiry.organisation]).isEmpty
        }
    }

    /// A letter of the house needs no author: whose thread it is counts.
    private static func parents(
        _ identifiers: [String], _ session: any LedgerSession
    ) throws -> [Findings.Parent] {
        let ours = try session.letters.identifiers(among: identifiers)
        let theirs = try session.decisions.authors(of: identifiers.filter { !ours.contains($0) })
        return ours.map { _ in Findings.Parent(author: nil, isFromHouse: true) }
            + theirs.map { Findings.Parent(author: $0, isFromHouse: false) }
    }

    package func record(_ decision: DecisionRecord, sketch: TextSketch?) throws {
        let expires = expiry(decision.seconds, days: retention.decisions)
        let textExpires = expiry(decision.seconds, days: retention.texts)
        let readingExpires = expiry(decision.seconds, days: retention.readings)
        try database.write { session in
            try session.decisions.add(decision, expires: expires)
            try sketch.map { try session.texts.add($0, of: decision, expires: textExpires) }
            try decision.reading.map {
                try session.readings.add($0, of: decision.id, expires: readingExpires)
            }
        }
    }

    package func reading(ofDecision id: String) throws -> [UInt8]? {
        try database.read { try $0.readings.find(id) }
    }

    package func recordHouseLetter(
        messageID: String?, to addresses: [Who], at now: Int64
    ) throws {
        let expires = expiry(now, days: retention.decisions)
        try database.write { session in
            for who in addresses {
                try session.correspondents.add(who, origin: "house-wrote", at: now)
                try session.letters.add(messageID: messageID, to: who, at: now, expires: expires)
            }
        }
    }

    /// In small steps, so that no letter waits for it.
    package func expire(at now: Int64) throws {
        while try database.write({ try $0.housekeeping.expireSome(at: now) }) {}
    }

    package func close() throws {
        try database.close()
    }

    func expiry(_ now: Int64, days: Int) -> Int64 {
        now + Int64(days) * 86400
    }
}
