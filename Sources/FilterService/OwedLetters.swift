import MailModel
import PitchFilter
import Synchronization

/// Letters of the house that the ledger could not take yet: whom it wrote to must not be forgotten
/// because somebody else is writing there just now.
///
/// They go with the process. The latest thousand are kept, each for a day.
final class OwedLetters: Sendable {
    struct Entry: Sendable {
        let letter: HouseLetter
        let recipients: [EmailAddress]
        /// When it was written, in seconds since 1970.
        let seconds: Int64
    }

    private static let most = 1000
    private static let longest: Int64 = 86_400

    private let entries = Mutex<[Entry]>([])

    func add(_ entry: Entry) {
        entries.withLock { entries in
            entries.append(entry)
            if entries.count > Self.most { entries.removeFirst() }
        }
    }

    /// Hands each of them to `write`, until one is not taken; the next time another one is the first.
    func settle(at now: Int64, _ write: (Entry) -> Bool) {
        while let entry = entries.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
            guard now - entry.seconds <= Self.longest else { continue }
            if !write(entry) { return add(entry) }
        }
    }
}
