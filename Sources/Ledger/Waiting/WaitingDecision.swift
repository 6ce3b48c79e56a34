import PitchFilter

/// A decision that is not in the ledger's tables yet.
final class WaitingDecision: Sendable {
    let decision: DecisionRecord
    /// Of the wording, where the letter is to be known again from another mailbox.
    let sketch: TextSketch?
    /// As in the table.
    let letter: Int64

    init(_ decision: DecisionRecord, sketch: TextSketch?) {
        self.decision = decision
        self.sketch = sketch
        letter = DecisionTable.letter(of: decision)
    }

    /// `nil` where these are not the octets of one.
    convenience init?(octets: [UInt8]) {
        guard let values = [SQLValue](octets: octets),
            values.count == DecisionRecord.columns.count + 2
        else { return nil }
        let row = LedgerRow(values: values)
        let (reading, sketch) = (values.count - 2, values.count - 1)
        var decision = DecisionRecord(row)
        if values[reading] != .null { decision.reading = row.octets(reading) }
        self.init(decision, sketch: TextSketch(octets: row.octets(sketch)))
    }

    var octets: [UInt8] {
        (decision.values + [decision.reading, sketch?.octets]).map(\.sqlValue).octets
    }

    /// Whether it is from the same sender, in the same words.
    func isSameWording(_ other: WaitingDecision) -> Bool {
        sketch != nil && sketch == other.sketch && decision.address == other.decision.address
    }
}

/// What the tables would answer, were these decisions in them.
extension [WaitingDecision] {
    func letters(
        from organisations: [String], besides messageID: String?, at now: Int64
    ) -> [DatedLetter] {
        let own = DecisionTable.letter(messageID ?? "")
        return compactMap { waiting in
            let seconds = waiting.decision.seconds
            guard waiting.letter != own, seconds <= now,
                organisations.contains(waiting.decision.organisation)
            else { return nil }
            return DatedLetter(letter: waiting.letter, seconds: seconds)
        }
    }

    func authors(of identifiers: [String]) -> [String: String] {
        reduce(into: [:]) { authors, waiting in
            guard let messageID = waiting.decision.messageID, identifiers.contains(messageID)
            else { return }
            authors[messageID] = waiting.decision.address
        }
    }

    func organisations(like sketch: TextSketch, at now: Int64) -> Set<String> {
        Set(
            filter { $0.decision.seconds <= now && $0.sketch?.isAlike(sketch) ?? false }
                .map(\.decision.organisation))
    }
}
