package import PitchFilter
import Synchronization

/// What the daemon has done since it started.
package final class ServiceCounters: Sendable {
    package struct Counts: Sendable, Equatable {
        package var verdicts: [Verdict: Int] = [:]
        /// Messages that were not the house's to judge: sent by it, or to others.
        package var unjudged = 0
        /// Messages let through because something failed.
        package var failedOpen = 0
        /// Messages judged by the rules alone, because the ledger failed.
        package var withoutHistory = 0
        /// Messages let through because the process died over them before.
        package var suspects = 0
        /// Messages judged without a note that they were in work.
        package var unwrittenNotes = 0
        package var connections = 0
        package var openConnections = 0
        package var reloads = 0
        package var brokenReloads = 0
        /// By the rule's name, trial rules included.
        package var hits: [String: Int] = [:]
        package var decisionTimes = DecisionTimes()

        package init() {}
    }

    private let counts = Mutex(Counts())

    package init() {}

    package var current: Counts { counts.withLock { $0 } }

    package func count(_ change: (inout Counts) -> Void) {
        counts.withLock { change(&$0) }
    }
}
