import FilterService
import Foundation
import Logging
import PitchFilter
import RuleLanguage
import ServiceLifecycle
import Synchronization
import Testing
import UnixSignals

@Suite("The rules in force", .timeLimit(.minutes(1)))
struct RuleStoreTests {
    private static func store(_ folder: TemporaryFolder) throws -> RuleStore {
        try RuleStore(path: folder.path + "/house.rules") { _ in
            outcome(of: folder.text("house.rules"))
        }
    }

    /// Keeps the store up to date until the task is cancelled, and tells what it logs.
    private static func watching(
        _ store: RuleStore, onBroken: @escaping @Sendable ([Diagnostic]) -> Void = { _ in }
    ) async -> (task: Task<Void, any Error>, lines: AsyncStream<String>) {
        let (logger, lines) = LogLines.make()
        let reloading = RulesReloading(
            store: store, counters: ServiceCounters(), logger: logger, moreFiles: [],
            signals: await UnixSignalsSequence(trapping: .sighup), settling: .zero,
            onBroken: onBroken)
        return (Task { try await reloading.run() }, lines)
    }

    @Test("A broken file leaves the last good rules in force, and says what is wrong")
    func broken() throws {
        let folder = try TemporaryFolder()
        try folder.write(smallRules, "house.rules")
        let store = try Self.store(folder)
        try folder.write(smallRules + "\nrul x\n", "house.rules")
        guard case .kept(let diagnostics) = store.reload() else {
            Issue.record("replaced")
            return
        }
        #expect(!diagnostics.isEmpty && store.current.diagnostics == diagnostics)
        #expect(store.current.version == 1 && store.current.rules.policy.rules.count == 2)
        try folder.write(smallRules, "house.rules")
        guard case .replaced(version: 2) = store.reload() else {
            Issue.record("kept")
            return
        }
        #expect(store.current.diagnostics.isEmpty)
    }

    @Test("Without any sound rules there is nothing to begin with")
    func noRules() {
        #expect(throws: BrokenRules.self) {
            try RuleStore(path: "x") { _ in outcome(of: "rul x") }
        }
    }

    @Test("Rules come into force by themselves when their file changes, broken ones do not")
    func reloading() async throws {
        let folder = try TemporaryFolder()
        try folder.write(smallRules, "house.rules")
        // Files have their times from a clock that ticks.
        try await Task.sleep(for: .milliseconds(20))
        let store = try Self.store(folder)
        let told = Mutex(0)
        let (task, lines) = await Self.watching(store) { diagnostics in
            told.withLock { $0 += diagnostics.isEmpty ? 100 : 1 }
        }
        #expect(await lines.first("files are watched"))
        try folder.write(smallRules + "\nrul x\n", "house.rules")
        #expect(await lines.first("the rule file is broken, the last good rules stay in force"))
        #expect(store.current.version == 1)
        try folder.write(smallRules + "\nrul x\nrul y\n", "house.rules")
        #expect(await lines.first("the rule file is broken, the last good rules stay in force"))
        #expect(told.withLock { $0 } == 1)
        try folder.write(smallRules + "\noff sells\n", "house.rules")
        #expect(await lines.first("new rules in force"))
        #expect(store.current.version == 2)
        try folder.write(smallRules + "\nrul z\n", "house.rules")
        #expect(await lines.first("the rule file is broken, the last good rules stay in force"))
        #expect(told.withLock { $0 } == 2)
        task.cancel()
        _ = await task.result
    }

    @Test("What changes between the first reading and the watch is read once there is a watch")
    func changedWhileStarting() async throws {
        let folder = try TemporaryFolder()
        try folder.write(smallRules, "house.rules")
        let store = try Self.store(folder)
        try folder.write(smallRules + "\noff sells\n", "house.rules")
        let (task, lines) = await Self.watching(store)
        #expect(await lines.first("new rules in force"))
        #expect(store.current.version == 2)
        task.cancel()
        _ = await task.result
    }

    @Test("A file that is included since then is watched too")
    func includedWhileStarting() async throws {
        let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
        try folder.write(smallRules, "house.rules")
        let store = try RuleStore(path: folder.path + "/house.rules") { path in
            let environment = RuleEnvironment(
                vocabulary: .mail,
                load: { .success((try? String(contentsOfFile: $0, encoding: .utf8)) ?? "") },
                today: CalendarDate(year: 2026, month: 3, day: 1))
            return PolicyReader(environment: environment).read(path: path)
        }
        try other.write("off sells\n", "more.rules")
        try folder.write(smallRules + "\ninclude \(other.path)/more.rules\n", "house.rules")
        let (task, lines) = await Self.watching(store)
        #expect(await lines.first("new rules in force"))
        #expect(await lines.first("files are watched"))
        try other.write("# Nothing is off.\n", "more.rules")
        #expect(await lines.first("new rules in force"))
        #expect(store.current.version == 3)
        task.cancel()
        _ = await task.result
    }
}
