package import Logging
package import MilterProtocol
package import NIOCore
package import NIOPosix
import ServiceLifecycle

/// Listens for MTAs; a child task for each connection, judging off the event loops.
package struct MilterServer: Sendable {
    package struct Limits: Sendable {
        /// What is kept of each message.
        package var transaction = MilterTransaction.Limits()
        /// More connections than this are closed at once; the MTA's default action applies.
        package var connections = 1000
        /// How long a decision may take before the message passes unjudged; below the ten seconds
        /// after which Sendmail gives a filter up.
        package var decision = TimeAmount.seconds(5)
        /// After each such time of waiting for a decision the MTA is told that work goes on.
        package var progress = TimeAmount.seconds(2)

        package init() {}
    }

    /// Judges a message; called on a thread of the pool.
    ///
    /// The errand is asked before anything is remembered.
    package typealias Judge =
        @Sendable (
            _ transaction: MilterTransaction, _ actions: MilterActions, _ errand: Errand
        ) -> Judgement

    /// Its connections are read from once they are served: one that nobody takes any more, because
    /// the server stops, is just let go.
    package typealias Listener = NIOAsyncChannel<any Channel, Never>

    let judge: Judge
    let counters: ServiceCounters
    let logger: Logger
    let limits: Limits
    let pool: NIOThreadPool

    /// `pool` must be started; it does the parsing and matching.
    package init(
        counters: ServiceCounters, logger: Logger, limits: Limits = Limits(), pool: NIOThreadPool,
        judge: @escaping Judge
    ) {
        self.judge = judge
        self.counters = counters
        self.logger = logger
        self.limits = limits
        self.pool = pool
    }

    /// Serves until the graceful shutdown or until the task is cancelled; a connection that is
    /// in the middle of a message finishes it first.
    package func serve(_ listener: Listener) async throws {
        try await withTaskExecutorPreference(EventLoopExecutor(listener.channel.eventLoop)) {
            try await listener.executeThenClose { inbound in
                try await withGracefulShutdownHandler {
                    try await serve(inbound)
                } onGracefulShutdown: {
                    listener.channel.close(promise: nil)
                }
            }
        }
    }

    private func serve(_ channels: NIOAsyncChannelInboundStream<any Channel>) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for try await channel in channels {
                let executor = EventLoopExecutor(channel.eventLoop)
                group.addTask(executorPreference: executor) { await serve(channel) }
            }
        }
    }

    private func serve(_ channel: any Channel) async {
        counters.count {
            $0.connections += 1
            $0.openConnections += 1
        }
        defer { counters.count { $0.openConnections -= 1 } }
        guard counters.current.openConnections <= limits.connections else {
            logger.warning("too many connections, one is closed")
            try? await channel.close()
            return
        }
        do {
            try await withTaskCancellationHandler {
                try await converse(channel)
            } onCancel: {
                channel.close(promise: nil)
            }
        } catch {
            logger.debug("connection ended", metadata: ["error": "\(error)"])
        }
    }

    /// Runs until the MTA is done; after a graceful shutdown, until the message under way is.
    private func converse(_ channel: any Channel) async throws {
        let loop = channel.eventLoop
        // The task runs on the loop (`EventLoopExecutor`), so this needs no hop.
        let connection = NIOLoopBound(MilterConnection(server: self), eventLoop: loop)
        try channel.pipeline.syncOperations.addHandler(connection.value)
        try channel.syncOptions?.setOption(.autoRead, value: true)
        try await withGracefulShutdownHandler {
            try await channel.closeFuture.get()
        } onGracefulShutdown: {
            loop.execute { connection.value.stop() }
        }
    }
}
