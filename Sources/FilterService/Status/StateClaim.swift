import Synchronization

/// The state folder as one process's own: only one of all daemons on it sends replies and tells how
/// it is.
///
/// Whoever is not the first may be the next: the claim is tried again whenever it is asked for.
package final class StateClaim: Sendable {
    private let file: StatusFile
    private let claim = Mutex<StatusFile.Claim?>(nil)

    package init(_ file: StatusFile) {
        self.file = file
    }

    /// Whether the folder is this process's, now or since earlier.
    package var isHeld: Bool {
        claim.withLock { claim in
            claim = claim ?? file.claim()
            return claim != nil
        }
    }

    /// Lets others have it.
    package func release() {
        claim.withLock { $0 = nil }
    }
}
