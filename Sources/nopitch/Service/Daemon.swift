import ArgumentParser
import FilterService
import Glibc
import Ledger
import Logging
import NIOCore
import NIOPosix
import PitchFilter
import RuleLanguage
import ServiceLifecycle
import UnixSignals

/// What `nopitch serve` consists of.
struct Daemon {
    let store: RuleStore
    let configuration: ServiceConfiguration

    func run() async throws {
        var logger = Logger(label: "nopitch") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = configuration.logLevel
        umask(0o077)
        // Where no zone is named the C library looks for its file anew with each line of the log.
        setenv("TZ", ":/etc/localtime", 0)
        // What the loops do for a message is little beside what the pool does; more of them wake one
        // another.
        NIOSingletons.groupLoopCountSuggestion = max(1, Processors.count / 4)
        // Trapped before anybody is told that the daemon is there.
        let hangups = await UnixSignalsSequence(trapping: .sighup)
        let stops = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        let counters = ServiceCounters()
        let pool = NIOThreadPool(numberOfThreads: Processors.count)
        pool.start()
        let notes = notes(logger)
        let access = ledger(logger)
        let memory = CorrespondenceMemory(access, counters: counters)
        let replies = replyDesk(access, logger)
        let status = StatusFile(folder: configuration.state)
        let claim = StateClaim(status)
        let desk = MessageDesk(
            store: store, memory: memory, notes: notes, counters: counters, logger: logger,
            settings: configuration.hook, replies: replies)
        let server = MilterServer(
            counters: counters, logger: logger, limits: configuration.limits, pool: pool,
            judge: desk.judge)
        let (listeners, names) = try await listeners(server)
        let reporter = reporter(counters, names, access)
        let metrics = try await metrics(reporter)
        let services: [any Service] =
            [
                MilterService(server: server, listeners: listeners),
                RulesReloading(
                    store: store, counters: counters, logger: logger,
                    moreFiles: moreFiles,
                    signals: hangups, onBroken: tellingManager(pool, logger)),
                Forgetting(memory: memory),
                StatusKeeping(file: status, claim: claim, reporter: reporter, logger: logger),
                Watchdog(pool: pool),
            ] + metrics + outbox(replies, memory, access, notes, claim, pool, logger)
        logger.info(
            "listening",
            metadata: [
                "on": "\(names.joined(separator: ", "))",
                "rules": "\(store.current.rules.policy.rules.count)",
            ])
        Systemd.notify("READY=1")
        try await run(group(services, logger), until: stops)
        access.close()
        claim.release()
        Systemd.notify("STOPPING=1")
        logger.info("stopped")
    }

    /// What else the verdicts rest on, or would if it were there.
    private func moreFiles() -> [String] {
        let models = LikenessFile.places(for: store.current.rules.policy)
        let lessons = LessonBook(folder: configuration.state).path
        return [configuration.contacts, lessons].compactMap(\.self) + models
    }

    /// Runs until a signal stops it gracefully; one that came while it started counts too.
    private func run(_ group: ServiceGroup, until stops: UnixSignalsSequence) async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            tasks.addTask {
                for await _ in stops { await group.triggerGracefulShutdown() }
            }
            try await tasks.next()
            tasks.cancelAll()
        }
    }

    private func group(_ services: [any Service], _ logger: Logger) -> ServiceGroup {
        var quiet = logger
        quiet.logLevel = .warning
        var configuration = ServiceGroupConfiguration(
            services: services, logger: quiet)
        // Long enough for a message that is all there; whoever uploads slowly must not keep others
        // waiting, whom systemd's socket takes meanwhile and nobody answers.
        configuration.maximumGracefulShutdownDuration = .seconds(10)
        return ServiceGroup(configuration: configuration)
    }

    private func notes(_ logger: Logger) -> WorkNotes {
        let state = configuration.state
        if mkdir(state, 0o700) != 0, errno != EEXIST {
            logger.warning(
                "the state folder can't be made, nothing will be remembered",
                metadata: ["folder": "\(state)", "error": "\(String(cString: strerror(errno)))"])
        }
        let notes = WorkNotes(folder: state + "/in-work")
        if notes.suspectCount > 0 {
            logger.warning(
                "an earlier process died at work; what it worked on will pass unjudged",
                metadata: ["messages": "\(notes.suspectCount)"])
        }
        return notes
    }

    /// A ledger that can't be opened now may be opened later; until then there is no history.
    private func ledger(_ logger: Logger) -> LedgerAccess {
        let location = configuration.ledger
        let source = LedgerAccess.Source(
            setAside: { location.setAside(at: Clock.now) },
            open: { try location.open(isService: true) })
        let access = LedgerAccess(source: source, logger: logger, clock: { Clock.now })
        // What is wrong with it is told when the daemon starts, not with the first message.
        access.perform(.reading) { _ in }
        return access
    }

    private func listeners(
        _ server: MilterServer
    ) async throws -> ([MilterServer.Listener], names: [String]) {
        var listeners: [MilterServer.Listener] = []
        var names: [String] = []
        for descriptor in Systemd.listeners() {
            let listener = try await server.adopt(descriptor)
            listeners.append(listener)
            names.append(listener.channel.localAddress?.listenName ?? "systemd:\(descriptor)")
        }
        // What systemd listens on in our name is not somebody else's.
        let handedOver = names.compactMap { ListenAddress($0) }
        for address in configuration.listen
        where !handedOver.contains(where: address.isSame) {
            do {
                listeners.append(try await server.bind(address, access: configuration.access))
            } catch {
                StandardError.print("nopitch: \(address): \(error)")
                throw ExitCode.unavailable
            }
            names.append(address.description)
        }
        guard !listeners.isEmpty else {
            throw ValidationError("Say where to listen, for example --listen inet:127.0.0.1:8890")
        }
        return (listeners, names)
    }
}
