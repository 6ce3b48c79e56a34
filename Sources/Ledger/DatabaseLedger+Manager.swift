extension DatabaseLedger {
    package func allow(_ who: Who, origin: String, at now: Int64) throws -> Allowance {
        try write { session in
            let lifted = try session.refusals.find(who.organisation, at: now)
            try session.refusals.remove(who.organisation)
            return Allowance(
                isNews: try session.correspondents.add(who, origin: origin, at: now),
                lifted: lifted)
        }
    }

    package func refuse(_ who: Who, origin: String, at now: Int64) throws {
        let expires = expiry(now, days: retention.refusals)
        try write { session in
            try session.correspondents.remove(who.description)
            try session.refusals.add(who.organisation, origin: origin, at: now, expires: expires)
        }
    }

    package func turnAway(_ who: Who, at now: Int64) throws -> Refusal {
        let expires = expiry(now, days: retention.refusals)
        return try write { session in
            let people = session.correspondents
            let entries = try people.entries(for: who).map(\.who)
            let removed = entries.filter { Who($0)?.organisation == who.organisation }
            for entry in removed { try people.remove(entry) }
            let earlier = try session.refusals.find(who.organisation, at: now)
            try session.refusals.add(
                who.organisation, origin: "manager", at: now, expires: expires)
            return Refusal(
                removed: removed, earlier: earlier,
                known: try people.list(of: who.organisation).map(\.who)
                    + entries.filter { !removed.contains($0) })
        }
    }

    package func withdrawAllowance(of who: Who) throws -> Bool {
        try write { try $0.correspondents.remove(who.description) }
    }

    package func withdrawRefusal(of who: Who) throws -> Bool {
        try write { try $0.refusals.remove(who.organisation) }
    }

    /// The entries by which somebody is known, their own before their domain's.
    package func entries(for who: Who) throws -> [String] {
        try read { try $0.correspondents.entries(for: who).map(\.who) }
    }

    /// That somebody's organisation was told no; `nil` where it was not.
    package func refusal(of who: Who, at now: Int64) throws -> Dossier.Note? {
        try read { try $0.refusals.find(who.organisation, at: now) }
    }

    package func forget(_ who: Who) throws -> Int {
        try erase { try $0.housekeeping.forget(who) }
    }

    package func decision(_ identifier: String) throws -> DecisionRecord? {
        try read { try $0.decisions.find(identifier.trimmingBrackets) }
    }

    package func decisions(since: Int64, about who: Who?, limit: Int) throws -> [DecisionRecord] {
        try read { try $0.decisions.list(since: since, about: who, limit: limit) }
    }

    package func summary() throws -> LedgerSummary {
        try read { session in
            var summary = LedgerSummary()
            summary.decisions = try session.count(of: "decision")
            summary.correspondents = try session.count(of: "correspondent")
            summary.refusals = try session.count(of: "refusal")
            return summary
        }
    }
}

extension String {
    fileprivate var trimmingBrackets: String {
        hasPrefix("<") && hasSuffix(">") ? String(dropFirst().dropLast()) : self
    }
}
