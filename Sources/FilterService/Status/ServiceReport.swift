import PitchFilter
package import RuleLanguage

/// How the daemon is: what it leaves in its state folder, and what its metrics are made of.
package struct ServiceReport: Sendable, Equatable, Codable {
    /// The program's version.
    package var version: String?
    package var process: Int32
    /// Seconds since 1970.
    package var started: Int64
    package var listening: [String]
    package var rules: Rules
    package var messages: Messages
    /// How often each rule hit.
    package var hits: [String: Int]
    package var decisionTimes: DecisionTimes
    package var connections: Connections
    /// Why the ledger can't be had; `nil` where it can.
    package var ledgerFault: String?

    package struct Rules: Sendable, Equatable, Codable {
        package var file: String
        /// Counts the sets that were in force, from 1.
        package var version: Int
        package var count: Int
        /// What is wrong with the file as it is now; empty where it is the one in force.
        package var mistakes: [Mistake]
        package var reloads: Int
        package var brokenReloads: Int
    }

    package struct Mistake: Sendable, Equatable, Codable {
        package var file: String
        package var line: Int
        package var column: Int
        package var severity: String
        package var message: String
        /// With the line of the file and a caret, in both languages.
        package var english: String
        package var french: String

        package init(_ diagnostic: Diagnostic) {
            file = diagnostic.place.file
            line = diagnostic.place.line
            column = diagnostic.place.column
            severity = diagnostic.severity.rawValue
            message = diagnostic.message
            english = diagnostic.rendered(color: false)
            french = diagnostic.rendered(color: false, inFrench: true)
        }
    }

    package struct Messages: Sendable, Equatable, Codable {
        /// By the verdict's name; every verdict is there.
        package var verdicts: [String: Int]
        /// Not the house's to judge.
        package var unjudged: Int
        package var failedOpen: Int
        /// Judged by the rules alone, because the ledger failed.
        package var withoutHistory: Int
        /// The process died over them before.
        package var suspects: Int
    }

    package struct Connections: Sendable, Equatable, Codable {
        package var open: Int
        package var total: Int
    }
}

/// Makes reports on the daemon that runs.
package struct ServiceReporter: Sendable {
    private let version: String
    private let store: RuleStore
    private let counters: ServiceCounters
    private let process: Int32
    private let started: Int64
    private let listening: [String]
    private let ledgerFault: @Sendable () -> String?

    /// `version` is the program's; `ledgerFault` tells why the ledger can't be had.
    package init(
        version: String, store: RuleStore, counters: ServiceCounters, process: Int32,
        started: Int64,
        listening: [String], ledgerFault: @escaping @Sendable () -> String?
    ) {
        self.version = version
        self.store = store
        self.counters = counters
        self.process = process
        self.started = started
        self.listening = listening
        self.ledgerFault = ledgerFault
    }

    package var report: ServiceReport {
        let (state, counts) = (store.current, counters.current)
        let verdicts = Verdict.allCases.map { ($0.rawValue, counts.verdicts[$0, default: 0]) }
        return ServiceReport(
            version: version, process: process, started: started, listening: listening,
            rules: ServiceReport.Rules(
                file: store.files.first ?? "", version: state.version,
                count: state.rules.policy.rules.count,
                mistakes: state.diagnostics.map(ServiceReport.Mistake.init),
                reloads: counts.reloads, brokenReloads: counts.brokenReloads),
            messages: ServiceReport.Messages(
                verdicts: Dictionary(uniqueKeysWithValues: verdicts), unjudged: counts.unjudged,
                failedOpen: counts.failedOpen, withoutHistory: counts.withoutHistory,
                suspects: counts.suspects),
            hits: counts.hits, decisionTimes: counts.decisionTimes,
            connections: ServiceReport.Connections(
                open: counts.openConnections, total: counts.connections),
            ledgerFault: ledgerFault())
    }
}
