import Dispatch
import Glibc
import PitchFilter
import Synchronization

/// Decisions that are kept in a file until they are written into the ledger's tables together.
///
/// Letters change the same pages of the same indexes, so that a commit for each costs more than all
/// else that is done for it; a decision in a file costs a short write. There are two files: into one
/// comes what is new while what stands in the other is written into the tables.
final class WaitingDecisions: Sendable {
    /// So many are written together at most, but for those that could not be written before.
    static let groupSize = 64
    /// How long a decision waits at most.
    static let delay = DispatchTimeInterval.milliseconds(100)
    /// Where somebody waits until it is over; a queue of its own always has a thread.
    static let clock = DispatchQueue(label: "nopitch.ledger.clock")
    /// So many are kept while the ledger can't be written.
    static let most = 1000

    private let files: [RecordFile]
    private let state: Mutex<State>
    /// Writes one group after the other.
    private let writing = DispatchQueue(label: "nopitch.ledger")

    private struct State {
        /// In the order in which they came, those that are just being written among them.
        var entries: [WaitingDecision] = []
        /// In which file each of them stands.
        var places: [Int] = []
        /// The file that new ones go to.
        var current = 0
        /// Whether the last attempt to write failed.
        var isStuck = false
        /// Whether somebody will come for them.
        var isExpected = false
        /// Whether the files are others' now.
        var isReleased = false

        func isEmpty(file: Int) -> Bool { !places.contains(file) }

        mutating func add(_ entry: WaitingDecision, inFile file: Int) {
            entries.append(entry)
            places.append(file)
        }

        mutating func removeFirst(_ count: Int) {
            entries.removeFirst(count)
            places.removeFirst(count)
        }
    }

    /// What a process left behind waits again.
    private init?(_ files: [RecordFile]) {
        guard files.count == 2, files[0].lock() else { return nil }
        self.files = files
        var state = State()
        for (number, file) in files.enumerated() {
            for record in file.recover() {
                WaitingDecision(octets: record).map { state.add($0, inFile: number) }
            }
        }
        self.state = Mutex(state)
    }

    /// For a process of many letters; `nil` where the files can't be used, or another such process
    /// uses them.
    static func ofService(besides path: String) -> WaitingDecisions? {
        let files = files(besides: path, making: true)
        return hold(files) { files.isEmpty }
    }

    /// What a process left behind that is gone; where it is still there, its decisions are waited for
    /// instead.
    static func leftBehind(besides path: String) -> WaitingDecisions? {
        let files = files(besides: path, making: false)
        return hold(files) { files.allSatisfy(\.isEmpty) }
    }

    /// Tries ten times as long as a decision may wait.
    private static func hold(
        _ files: [RecordFile], unless isNeedless: () -> Bool
    ) -> WaitingDecisions? {
        for _ in 0..<100 {
            if isNeedless() { return nil }
            if let waiting = WaitingDecisions(files) { return waiting }
            usleep(10_000)
        }
        return nil
    }

    private static func files(besides path: String, making: Bool) -> [RecordFile] {
        (0...1).compactMap { RecordFile(path: "\(path)-waiting-\($0)", making: making) }
    }

    /// Others may use the files from now on.
    func release() {
        state.withLock { $0.isReleased = true }
        files[0].unlock()
    }

    /// Whether the ledger could not be written when that was last tried.
    var isStuck: Bool { state.withLock { $0.isStuck } }

    enum Addition {
        /// It waits with others, for whom somebody comes.
        case another
        /// Somebody has to come for it after `delay`.
        case first
        /// They are to be written now.
        case last
    }

    /// Where it throws the decision does not wait.
    func add(_ waiting: WaitingDecision) throws -> Addition {
        let octets = waiting.octets
        return try state.withLock { state in
            if state.isReleased { throw LedgerError.failed("it is closed") }
            guard state.entries.count < Self.most else {
                throw LedgerError.failed("too many decisions wait to be written")
            }
            try files[state.current].append(octets)
            state.add(waiting, inFile: state.current)
            if state.isStuck || state.entries.count >= Self.groupSize { return .last }
            defer { state.isExpected = true }
            return state.isExpected ? .another : .first
        }
    }

    /// All that waits, in the order in which it came.
    var list: [WaitingDecision] { state.withLock { $0.entries } }

    /// Somebody came for them.
    func arrived() {
        state.withLock { $0.isExpected = false }
    }

    /// Has `write` put into the tables all that waits now.
    func drain(_ write: ([WaitingDecision]) throws -> Void) throws {
        try writing.sync {
            let group = state.withLock { state in
                if let empty = files.indices.first(where: state.isEmpty) { state.current = empty }
                return state.entries
            }
            guard !group.isEmpty else { return }
            do {
                try write(group)
            } catch {
                state.withLock { $0.isStuck = true }
                throw error
            }
            state.withLock { state in
                state.removeFirst(group.count)
                state.isStuck = false
                for file in files.indices where state.isEmpty(file: file) { files[file].empty() }
            }
        }
    }
}
