extension DatabaseLedger {
    package func allow(_ who: Who, origin: String, at now: Int64) throws -> Bool {
        try write { session in
            try session.refusals.remove(who.organisation)
            return try session.correspondents.add(who, origin: origin, at: now)
        }
    }

    package func refuse(_ who: Who, origin: String, at now: Int64) throws {
        let expires = expiry(now, days: retention.refusals)
        try write { session in
            try session.correspondents.remove(who)
            try session.refusals.add(who.organisation, origin: origin, at: now, expires: expires)
        }
    }

    package func forget(_ who: Who) throws -> Int {
        try write { try $0.housekeeping.forget(who) }
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
