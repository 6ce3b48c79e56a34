import MailModel
import PitchFilter

/// Who wrote when: the letters that came in, and those of the house, a row for each recipient.
struct LetterTable {
    let session: any LedgerSession

    /// A letter that is handed over again is no second one.
    func add(_ decision: DecisionRecord, expires: Int64) throws {
        if let messageID = decision.messageID {
            let isKnown = try session.has(
                "SELECT 1 FROM letter WHERE messageID = ? AND address = ?",
                [messageID, decision.address])
            if isKnown { return }
        }
        try add(
            messageID: decision.messageID, address: decision.address,
            organisation: decision.organisation, isFromHouse: false, at: decision.seconds,
            expires: expires)
    }

    /// A letter that the house wrote.
    func add(messageID: String?, to who: Who, at now: Int64, expires: Int64) throws {
        try add(
            messageID: messageID, address: who.description, organisation: who.organisation,
            isFromHouse: true, at: now, expires: expires)
    }

    private func add(
        messageID: String?, address: String, organisation: String, isFromHouse: Bool, at now: Int64,
        expires: Int64
    ) throws {
        try session.execute(
            """
            INSERT INTO letter (messageID, address, organisation, isFromHouse, seconds, expires)
            VALUES (?, ?, ?, ?, ?, ?)
            """, [messageID, address, organisation, isFromHouse ? 1 : 0, now, expires])
    }

    /// What the organisations wrote before the inquiry's own letter, and whether it was answered.
    func count(
        _ organisations: [String], besides messageID: String?, at now: Int64,
        in findings: inout Findings
    ) throws {
        let those = "organisation IN (\(marks(organisations.count)))"
        let ours = try session.row(
            """
            SELECT max(seconds) FROM letter
            WHERE \(those) AND isFromHouse = 1 AND seconds <= ?
            """, organisations + [now])?.integer(0)
        let theirs = try session.row(
            """
            SELECT count(*), count(*) FILTER (WHERE seconds > ?), max(seconds), min(seconds)
            FROM letter WHERE \(those) AND isFromHouse = 0 AND seconds <= ?
              AND (messageID IS NULL OR messageID <> ?)
            """, [ours ?? Int64.min] + organisations + [now, messageID ?? ""])
        findings.houseWroteBefore = ours != nil
        findings.attempts = Int(theirs?.number(0) ?? 0)
        findings.unanswered = Int(theirs?.number(1) ?? 0)
        findings.firstSeconds = theirs?.integer(3)
        findings.daysSinceLast = theirs?.integer(2).map { Int((now - $0) / 86400) }
    }

    /// The letters with these Message-IDs.
    func parents(_ identifiers: [String]) throws -> [Findings.Parent] {
        guard !identifiers.isEmpty else { return [] }
        return try session.rows(
            """
            SELECT min(address), max(isFromHouse) FROM letter
            WHERE messageID IN (\(marks(identifiers.count))) GROUP BY messageID
            """, identifiers
        ).map { row in
            let isFromHouse = row.number(1) == 1
            let author = isFromHouse ? nil : EmailAddress(row.string(0))
            return Findings.Parent(author: author, isFromHouse: isFromHouse)
        }
    }
}
