package import Logging
import PitchFilter
package import RuleLanguage
import ServiceLifecycle
package import UnixSignals

/// Reads the rules anew at SIGHUP, and when one of their files has changed.
package struct RulesReloading: Service {
    private let store: RuleStore
    private let counters: ServiceCounters
    private let logger: Logger
    private let moreFiles: @Sendable () -> [String]
    private let signals: UnixSignalsSequence
    private let settling: Duration
    private let onBroken: @Sendable ([Diagnostic]) -> Void

    /// Reloads at `signals`, which trap SIGHUP only, and when rule files or `moreFiles`, which need not
    /// be there, change.
    ///
    /// After a change `settling` passes before they are read: editors and copies take a while.
    /// `onBroken` is told all diagnostics when sound rules become broken ones, and not again before
    /// they have been mended.
    package init(
        store: RuleStore, counters: ServiceCounters, logger: Logger,
        moreFiles: @escaping @Sendable () -> [String],
        signals: UnixSignalsSequence, settling: Duration = .milliseconds(200),
        onBroken: @escaping @Sendable ([Diagnostic]) -> Void = { _ in }
    ) {
        self.store = store
        self.counters = counters
        self.logger = logger
        self.moreFiles = moreFiles
        self.signals = signals
        self.settling = settling
        self.onBroken = onBroken
    }

    package func run() async throws {
        let begun = store.current
        if begun.version == 0 {
            logBroken(begun.diagnostics)
            onBroken(begun.diagnostics)
        }
        await withDiscardingTaskGroup { group in
            group.addTask {
                for await _ in signals.cancelOnGracefulShutdown() { reload() }
            }
            group.addTask { await followFiles() }
        }
    }

    private func followFiles() async {
        guard let watch = FolderWatch() else {
            return logger.warning("files are not watched, only SIGHUP makes them read anew")
        }
        watch.watch(files)
        var stamps = stamps()
        // What changed since the rules were read, before anybody watched.
        if stamps.values.contains(where: { $0.mayHaveChanged(since: store.began) }) {
            stamps = reload(watch, seen: stamps)
        }
        logger.debug("files are watched")
        for await _ in watch.changes.cancelOnGracefulShutdown() {
            try? await Task.sleep(for: settling)
            let now = self.stamps()
            guard now != stamps else { continue }
            stamps = reload(watch, seen: now)
        }
    }

    /// Reads the files, watches those that they name now, and tells by what they are known.
    ///
    /// What changed since it was seen must not be taken for what was read.
    private func reload(
        _ watch: FolderWatch, seen: [String: FileStamp]
    ) -> [String: FileStamp] {
        reload()
        watch.watch(files)
        var stamps = stamps()
        for file in stamps.keys { stamps[file] = seen[file] ?? stamps[file] }
        return stamps
    }

    /// All that the verdicts rest on, what could not be read among them.
    private var files: [String] { store.files + moreFiles() }

    private func stamps() -> [String: FileStamp] {
        Dictionary(uniqueKeysWithValues: Set(files).map { ($0, FileStamp($0)) })
    }

    /// Reads the files; a broken one leaves the rules as they are, and is told once.
    private func reload() {
        let state = store.current
        let before = state.diagnostics
        switch store.reload() {
        case .replaced(let version):
            counters.count { $0.reloads += 1 }
            logger.info(
                "new rules in force",
                metadata: [
                    "version": "\(version)", "rules": "\(store.current.rules.policy.rules.count)",
                ])
            let faults = store.current.diagnostics
            if faults != before { log(faults) }
        case .kept(let diagnostics):
            counters.count { $0.brokenReloads += 1 }
            if state.isCurrent { onBroken(diagnostics) }
            guard diagnostics != before else { return }
            logBroken(diagnostics)
        }
    }

    private func logBroken(_ diagnostics: [Diagnostic]) {
        let consequence =
            store.current.version == 0
            ? "no message is judged until it is mended" : "the last good rules stay in force"
        logger.error(
            "the rule file is broken, \(consequence)",
            metadata: ["mistakes": "\(diagnostics.count { $0.severity == .error })"])
        log(diagnostics)
    }

    private func log(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics.prefix(20) {
            logger.error("rule file", metadata: ["at": "\(diagnostic.located)"])
        }
    }
}

extension Diagnostic {
    /// Place and complaint on one line.
    var located: String {
        let position = place.line > 0 ? ":\(place.line):\(place.column)" : ""
        return "\(place.file)\(position): \(message)"
    }
}
