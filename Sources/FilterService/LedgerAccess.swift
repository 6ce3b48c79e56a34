import Glibc
package import Ledger
package import Logging
package import PitchFilter
import Synchronization

/// The ledger as the daemon has it: opened when it is needed; where it fails, left alone for a while
/// and tried again, so that mail neither waits for it nor depends on it.
package final class LedgerAccess: Sendable {
    package enum Use: Hashable, CaseIterable, Sendable {
        case reading, writing
    }

    /// Where the ledger comes from.
    package struct Source: Sendable {
        let open: @Sendable () throws -> any Ledger
        let setAside: @Sendable () -> String?

        /// `setAside` moves a damaged ledger out of the way and returns where to, or `nil`.
        package init(
            setAside: @escaping @Sendable () -> String? = { nil },
            open: @escaping @Sendable () throws -> any Ledger
        ) {
            self.open = open
            self.setAside = setAside
        }
    }

    /// Seconds since 1970.
    package let clock: @Sendable () -> Int64
    /// Seconds of a clock that nobody sets: pauses end, wherever the other one is put.
    private let uptime: @Sendable () -> Int64
    private let source: Source
    private let logger: Logger
    private let state = Mutex(State())

    /// Seconds for which a ledger that failed is left alone.
    package static let pause: Int64 = 10
    /// Seconds between two complaints.
    package static let patience: Int64 = 60

    private struct State {
        var ledger: (any Ledger)?
        /// How often it was opened: whoever fails with an older one says nothing of this one.
        var generation = 0
        /// When what failed is tried again, by the clock that nobody sets.
        var retries: [Use: Int64] = [:]
        var lastComplaint: Int64?
        /// What is wrong with it now.
        var fault: String?
    }

    package init(
        source: Source, logger: Logger,
        uptime: @escaping @Sendable () -> Int64 = { LedgerAccess.uptime },
        clock: @escaping @Sendable () -> Int64
    ) {
        self.source = source
        self.logger = logger
        self.uptime = uptime
        self.clock = clock
    }

    /// Seconds since the machine was started.
    private static var uptime: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec)
    }

    /// What is wrong with the ledger; `nil` where nothing is.
    package var fault: String? { state.withLock { $0.fault } }

    /// What `work` gives; `nil` where the ledger fails, or failed a moment ago.
    @discardableResult
    package func perform<Result>(
        _ use: Use, _ work: (any Ledger) throws -> Result
    ) -> Result? {
        guard let (ledger, generation) = opened(for: use) else { return nil }
        do {
            let result = try work(ledger)
            state.withLock { succeeded(use, &$0) }
            return result
        } catch {
            state.withLock { state in
                if state.generation == generation { failed(use, error, &state) }
            }
            return nil
        }
    }

    /// Has a decision remembered; while the ledger's tables are left alone, it waits to be written.
    package func record(_ decision: DecisionRecord, sketch: TextSketch?) {
        var isTaken = false
        perform(.writing) { ledger in
            isTaken = true
            try ledger.record(decision, sketch: sketch)
        }
        if isTaken { return }
        // Why it is left alone is told already.
        try? state.withLock { $0.ledger }?.keep(decision, sketch: sketch)
    }

    /// Writes what waits and ends all use, so that the ledger is whole in its own file.
    package func close() {
        state.withLock { state in
            try? state.ledger?.close()
            state.ledger = nil
        }
    }

    private func opened(for use: Use) -> (any Ledger, generation: Int)? {
        state.withLock { state in
            if let retry = state.retries[use], retry > uptime() { return nil }
            if let ledger = state.ledger { return (ledger, state.generation) }
            do {
                let ledger = try source.open()
                state.ledger = ledger
                state.generation += 1
                return (ledger, state.generation)
            } catch {
                failed(.reading, error, &state)
                return nil
            }
        }
    }

    private func succeeded(_ use: Use, _ state: inout State) {
        guard state.retries.removeValue(forKey: use) != nil, state.retries.isEmpty else { return }
        state.lastComplaint = nil
        state.fault = nil
        logger.notice("the ledger is there again")
    }

    /// What can't be written may still be read; what can't be read is opened anew.
    private func failed(_ use: Use, _ error: any Error, _ state: inout State) {
        let retry = uptime() + Self.pause
        state.fault = "\(error)"
        switch use {
        case .writing: state.retries[.writing] = retry
        case .reading:
            for use in Use.allCases { state.retries[use] = retry }
            state.ledger.map { try? $0.close() }
            state.ledger = nil
        }
        complain(error, &state)
        if case LedgerError.damaged = error { replace(&state) }
    }

    private func complain(_ error: any Error, _ state: inout State) {
        if let last = state.lastComplaint, uptime() < last + Self.patience { return }
        state.lastComplaint = uptime()
        logger.error(
            "the ledger fails, mail is judged without history", metadata: ["error": "\(error)"])
    }

    /// Makes room for a new ledger; the old one must be closed, or it would meddle with the new.
    private func replace(_ state: inout State) {
        do {
            try state.ledger?.close()
        } catch {
            return
        }
        state.ledger = nil
        guard let place = source.setAside() else { return }
        for use in Use.allCases { state.retries[use] = uptime() }
        logger.error(
            "the ledger was damaged; it is set aside and a new one begun",
            metadata: ["to": "\(place)"])
    }
}
