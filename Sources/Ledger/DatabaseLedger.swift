import Dispatch
import MailModel
package import PitchFilter

/// The ledger in a database: each question and each change is one transaction over its tables.
package struct DatabaseLedger: Ledger, Sendable {
    private let database: any LedgerDatabase
    /// `nil` where each decision is written at once.
    private let waiting: WaitingDecisions?
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
        try self.init(database, waiting: nil, retention: retention)
    }

    init(
        _ database: any LedgerDatabase, waiting: WaitingDecisions?,
        retention: Retention = Retention()
    ) throws {
        self.database = database
        self.waiting = waiting
        self.retention = retention
        try Migration.migrate(database)
        // What can't be written now may be later.
        try? settle()
    }

    package func findings(for inquiry: Inquiry, at now: Int64) throws -> Findings {
        // Before the tables are read: what is being written now may come twice, but not not at all.
        let waiting = waiting?.list ?? []
        return try database.ask { session in
            var findings = Findings()
            let others = try Self.relatives(of: inquiry, at: now, waiting, session)
            let senders = [inquiry.organisation] + others
            let record = try SenderRecord(
                of: inquiry.author, senders, besides: inquiry.messageID, at: now, session)
            let arrived = waiting.letters(from: senders, besides: inquiry.messageID, at: now)
            findings.count(record.letters + arrived, since: record.answer, at: now)
            findings.houseWroteBefore = record.answer != nil
            findings.wasRefused = record.isRefused
            findings.isAuthorKnown = record.isAuthorKnown
            findings.parents = try Self.parents(inquiry.parents, waiting, session)
            findings.isIntroducerKnown = try inquiry.introducers(findings.parents)
                .contains(where: session.correspondents.knows)
            return findings
        }
    }

    package func hasRelatives(of inquiry: Inquiry, at now: Int64) throws -> Bool {
        guard inquiry.sketch != nil else { return false }
        let waiting = waiting?.list ?? []
        return try database.ask { session in
            try !Self.relatives(of: inquiry, at: now, waiting, session).isEmpty
        }
    }

    /// The other organisations that sent the same letter.
    private static func relatives(
        of inquiry: Inquiry, at now: Int64, _ waiting: [WaitingDecision],
        _ session: any LedgerSession
    ) throws -> Set<String> {
        guard let sketch = inquiry.sketch else { return [] }
        return try session.texts.organisations(like: sketch, at: now)
            .union(waiting.organisations(like: sketch, at: now))
            .subtracting([inquiry.organisation])
    }

    /// A letter of the house needs no author: whose thread it is counts.
    private static func parents(
        _ identifiers: [String], _ waiting: [WaitingDecision], _ session: any LedgerSession
    ) throws -> [Findings.Parent] {
        let thread = try ThreadRecord(of: identifiers, session)
        let theirs = waiting.authors(of: identifiers)
            .merging(thread.authors) { _, stored in stored }
            .filter { !thread.ours.contains($0.key) }
        return thread.ours.map { _ in Findings.Parent(author: nil, isFromHouse: true) }
            + theirs.values.map {
                Findings.Parent(author: EmailAddress($0), isFromHouse: false)
            }
    }

    package func record(_ decision: DecisionRecord, sketch: TextSketch?) throws {
        guard let waiting else {
            return try write { try write(decision, sketch: sketch, $0) }
        }
        if try add(decision, sketch: sketch, to: waiting) == .last { try settle() }
    }

    package func keep(_ decision: DecisionRecord, sketch: TextSketch?) throws {
        guard let waiting else { throw LedgerError.failed("decisions don't wait here") }
        _ = try add(decision, sketch: sketch, to: waiting)
    }

    /// The first of a group has it written a little later.
    private func add(
        _ decision: DecisionRecord, sketch: TextSketch?, to waiting: WaitingDecisions
    ) throws -> WaitingDecisions.Addition {
        let addition = try waiting.add(WaitingDecision(decision, sketch: sketch))
        if addition == .first { settleLater(waiting) }
        return addition
    }

    private func settleLater(_ waiting: WaitingDecisions) {
        WaitingDecisions.clock.asyncAfter(deadline: .now() + WaitingDecisions.delay) {
            waiting.arrived()
            // Where this fails, the next decision tries again and tells.
            try? settle()
        }
    }

    private func write(
        _ decision: DecisionRecord, sketch: TextSketch?, _ session: any LedgerSession
    ) throws {
        let now = decision.seconds
        try session.decisions.add(decision, expires: expiry(now, days: retention.decisions))
        try sketch.map {
            try session.texts.add($0, of: decision, expires: expiry(now, days: retention.texts))
        }
        try decision.reading.map {
            try session.readings.add(
                $0, of: decision.id, expires: expiry(now, days: retention.readings))
        }
    }

    package func reading(ofDecision id: String) throws -> [UInt8]? {
        try read { try $0.readings.find(id) }
    }

    package func recordHouseLetter(
        messageID: String?, to addresses: [Who], at now: Int64
    ) throws {
        let expires = expiry(now, days: retention.decisions)
        try write { session in
            for who in addresses {
                try session.correspondents.add(who, origin: "house-wrote", at: now)
                try session.letters.add(messageID: messageID, to: who, at: now, expires: expires)
            }
        }
    }

    /// In small steps, so that no letter waits for it.
    package func expire(at now: Int64) throws {
        while try write({ try $0.housekeeping.expireSome(at: now) }) {}
    }

    /// What can't be written now waits for whoever opens the ledger next.
    package func close() throws {
        try? settle()
        waiting?.release()
        try database.close()
    }

    /// Reads what is there, the latest decisions included.
    func read<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result {
        settleIfPossible()
        return try database.read(work)
    }

    /// Reads and writes in a transaction, after the latest decisions.
    func write<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result {
        try settle()
        return try database.write(work)
    }

    /// The same; what is removed leaves no trace in the file.
    func erase<Result: Sendable>(
        _ work: (any LedgerSession) throws -> Result
    ) throws -> Result {
        try settle()
        return try database.erase(work)
    }

    /// Writes what waits; of a wording that its sender repeats only the last, which would take the
    /// others' place.
    func write(allOf waiting: WaitingDecisions) throws {
        try waiting.drain { group in
            try database.write { session in
                for (index, entry) in group.enumerated() {
                    let isRepeated = group.dropFirst(index + 1).contains(where: entry.isSameWording)
                    try write(entry.decision, sketch: isRepeated ? nil : entry.sketch, session)
                }
            }
        }
    }

    private func settle() throws {
        if let waiting { try write(allOf: waiting) }
    }

    /// What can't be written may still be read; nobody waits for it twice.
    private func settleIfPossible() {
        if let waiting, !waiting.isStuck { try? settle() }
    }

    func expiry(_ now: Int64, days: Int) -> Int64 {
        now + Int64(days) * 86400
    }
}
