import FilterService
import Foundation
import Glibc
import Logging
import MailModel
import MilterProtocol
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
        _ store: RuleStore, moreFiles: [String] = [], counters: ServiceCounters = ServiceCounters(),
        onBroken: @escaping @Sendable ([Diagnostic]) -> Void = { _ in }
    ) async -> (task: Task<Void, any Error>, lines: AsyncStream<String>) {
        let (logger, lines) = LogLines.make()
        let reloading = RulesReloading(
            store: store, counters: counters, logger: logger, moreFiles: { moreFiles },
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

    @Test("Who waits begins without rules where they are broken, and has them once they are mended")
    func waiting() async throws {
        let folder = try TemporaryFolder()
        try folder.write("rul x\n", "house.rules")
        let store = try RuleStore(path: folder.path + "/house.rules", waits: true) { _ in
            outcome(of: folder.text("house.rules"))
        }
        #expect(store.current.version == 0 && !store.current.diagnostics.isEmpty)
        let message = try #require(transaction())
        let judged = Judging(store.current).judge(message, actions: .addHeaders)
        guard case .unjudged(let reason) = judged.outcome else {
            Issue.record("judged")
            return
        }
        #expect(reason == "not to the house" && judged.final == .continue)
        let told = Mutex(0)
        let (task, lines) = await Self.watching(store) { _ in told.withLock { $0 += 1 } }
        for await line in lines where line.contains("files are watched") { break }
        #expect(told.withLock { $0 } == 1)
        try folder.write(smallRules, "house.rules")
        for await line in lines where line.contains("new rules in force") { break }
        #expect(store.current.version == 1 && store.current.diagnostics.isEmpty)
        task.cancel()
        try? await task.value
    }

    /// Reads what a folder has, and fails where that is not there.
    private static func reader(_ path: String) -> Outcome {
        let environment = RuleEnvironment(
            vocabulary: .mail,
            load: { path in
                Result { try String(contentsOfFile: path, encoding: .utf8) }
                    .mapError { _ in LoadFailure("no such file") }
            },
            today: CalendarDate(year: 2026, month: 3, day: 1))
        return PolicyReader(environment: environment).read(path: path)
    }

    @Test("People who can't be read any more stay known, and that is told")
    func unreadableContacts() throws {
        let folder = try TemporaryFolder()
        try folder.write("anna@amie.example", "contacts")
        let store = try RuleStore(
            path: "house.rules",
            contacts: {
                folder.names.contains("contacts")
                    ? .success([folder.text("contacts")])
                    : .failure(BrokenRules(unreadable: "/etc/contacts", reason: "is a directory"))
            }, read: { _ in outcome(of: smallRules) })
        try FileManager.default.removeItem(atPath: folder.path + "/contacts")
        guard case .kept(let diagnostics) = store.reload() else {
            Issue.record("replaced")
            return
        }
        #expect(store.current.people.includes(try #require(EmailAddress("anna@amie.example"))))
        #expect(store.current.diagnostics == diagnostics)
        #expect(
            diagnostics.map { $0.rendered(color: false, inFrench: true) } == [
                "/etc/contacts: erreur : impossible de lire « contacts » : c'est un dossier"
            ])
        try folder.write("eva@amie.example", "contacts")
        _ = store.reload()
        #expect(store.current.diagnostics.isEmpty && store.current.version == 2)
        #expect(!store.current.people.includes(try #require(EmailAddress("anna@amie.example"))))
    }

    @Test("A model that becomes damaged leaves the set in force; one that always was does not")
    func damagedModel() throws {
        let fault = BrokenRules(unreadable: "/etc/x.model", reason: "it is damaged").diagnostics
        let faults = Mutex(fault)
        let store = try RuleStore(
            path: "house.rules", read: { _ in outcome(of: smallRules) },
            compile: { RuleStore.Compiled(RuleSet($0), faults: faults.withLock { $0 }) })
        #expect(store.current.diagnostics == fault)
        _ = store.reload()
        #expect(store.current.version == 2 && store.current.diagnostics == fault)
        #expect(store.current.isCurrent)
        faults.withLock { $0 = [] }
        _ = store.reload()
        #expect(store.current.version == 3 && store.current.diagnostics.isEmpty)
        faults.withLock { $0 = fault }
        _ = store.reload()
        #expect(store.current.version == 3 && store.current.diagnostics == fault)
        #expect(!store.current.isCurrent)
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
        let store = try RuleStore(path: folder.path + "/house.rules", read: Self.reader)
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

    @Test("A broken file is read again only when it, or a file that it wants, is another")
    func brokenForLong() async throws {
        let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
        try folder.write(smallRules, "house.rules")
        try await Task.sleep(for: .milliseconds(20))
        let store = try RuleStore(path: folder.path + "/house.rules", read: Self.reader)
        let counters = ServiceCounters()
        let (task, lines) = await Self.watching(store, counters: counters)
        #expect(await lines.first("files are watched"))
        try folder.write(smallRules + "\ninclude \(other.path)/more.rules\n", "house.rules")
        #expect(await lines.first("the rule file is broken, the last good rules stay in force"))
        for number in 0..<20 {
            try folder.write("\(number)", "status.json")
            await Task.yield()
        }
        try other.write("off sells\n", "more.rules")
        #expect(await lines.first("new rules in force"))
        #expect(counters.current.brokenReloads == 1 && counters.current.reloads == 1)
        task.cancel()
        _ = await task.result
    }

    @Test("Other rights, and a file that was not there, are changes too")
    func rights() async throws {
        let folder = try TemporaryFolder()
        try folder.write(smallRules, "house.rules")
        try await Task.sleep(for: .milliseconds(20))
        let store = try Self.store(folder)
        let model = folder.path + "/likeness.model"
        let (task, lines) = await Self.watching(store, moreFiles: [model])
        #expect(await lines.first("files are watched"))
        chmod(folder.path + "/house.rules", 0o640)
        #expect(await lines.first("new rules in force"))
        try folder.write("weights", "likeness.model")
        #expect(await lines.first("new rules in force"))
        #expect(store.current.version == 3)
        task.cancel()
        _ = await task.result
    }
}
