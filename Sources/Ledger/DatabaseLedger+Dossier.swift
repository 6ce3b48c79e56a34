import PitchFilter

extension DatabaseLedger {
    package func dossier(about who: Who, limit: Int) throws -> Dossier {
        try read { session in
            var dossier = Dossier()
            var decisions = try session.decisions.list(since: 0, about: who, limit: limit)
            for other in try Self.relatives(of: decisions, session) {
                decisions += try session.decisions.list(since: 0, from: other, limit: limit)
            }
            dossier.decisions = decisions.sorted { ($0.seconds, $0.id) < ($1.seconds, $1.id) }
            dossier.houseLetters = try session.letters.list(to: who.organisation)
            dossier.refusal = try session.refusals.find(who.organisation)
            dossier.known = try session.correspondents.list(of: who.organisation)
            return dossier
        }
    }

    /// The other organisations that sent one of these letters too.
    private static func relatives(
        of decisions: [DecisionRecord], _ session: any LedgerSession
    ) throws -> [String] {
        var organisations: Set<String> = []
        for decision in decisions {
            guard let sketch = try session.texts.sketch(of: decision) else { continue }
            organisations.formUnion(
                try session.texts.organisations(like: sketch, at: Int64.max))
        }
        return organisations.subtracting(decisions.map(\.organisation)).sorted()
    }
}
