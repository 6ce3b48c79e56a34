import Synchronization

/// Whether a decision is still waited for.
///
/// A message that the MTA was told to let through, because the decision took too long, or that the
/// MTA gave up must leave no trace: no entry in the ledger, no reply. Whoever comes first settles it.
package final class Errand: Sendable {
    private enum State {
        case open, concluded, givenUp
    }

    private let state = Mutex(State.open)

    package init() {}

    /// Asked once, before anything is remembered: false where nobody waits any more.
    package func conclude() -> Bool { settle(.concluded) }

    /// False where the decision was concluded already, and is about to come.
    @discardableResult
    func giveUp() -> Bool { settle(.givenUp) }

    private func settle(_ end: State) -> Bool {
        state.withLock { state in
            if state == .open { state = end }
            return state == end
        }
    }
}
