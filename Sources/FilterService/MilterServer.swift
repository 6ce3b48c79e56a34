package import Logging
package import MilterProtocol
package import NIOCore
package import NIOPosix

/// Listens for MTAs; a child task for each connection, judging off the event loops.
package struct MilterServer: Sendable {
    package struct Limits: Sendable {
        /// What is kept of each message.
        package var transaction = MilterTransaction.Limits()
        /// More connections than this are closed at once; the MTA's default action applies.
        package var connections = 1000
        /// How long a decision may take, in seconds, before the message passes unjudged; below the
        /// ten seconds after which Sendmail gives a filter up.
        package var decisionSeconds = 5

        package init() {}
    }

    private let store: RuleStore
    private let counters: ServiceCounters
    private let logger: Logger
    private let limits: Limits
    private let pool: NIOThreadPool

    /// `pool` must be started; it does the parsing and matching.
    package init(
        store: RuleStore, counters: ServiceCounters, logger: Logger, limits: Limits = Limits(),
        pool: NIOThreadPool
    ) {
        self.store = store
        self.counters = counters
        self.logger = logger
        self.limits = limits
        self.pool = pool
    }

    package typealias Listener = NIOAsyncChannel<NIOAsyncChannel<ByteBuffer, ByteBuffer>, Never>

    /// Binds an address; a stale socket file is removed only if nobody answers on it.
    package func bind(
        _ address: ListenAddress, group: MultiThreadedEventLoopGroup
    ) async throws -> Listener {
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 512)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: false)
        switch address {
        case .unix(let path):
            let isStale = await UnixSocket.isStale(path, group: group)
            return try await bootstrap.bind(
                unixDomainSocketPath: path, cleanupExistingSocketFile: isStale,
                childChannelInitializer: Self.wrap)
        case .inet(let host, let port):
            return try await bootstrap.bind(
                host: host, port: port, childChannelInitializer: Self.wrap)
        }
    }

    @Sendable
    private static func wrap(
        _ channel: any Channel
    ) -> EventLoopFuture<NIOAsyncChannel<ByteBuffer, ByteBuffer>> {
        channel.eventLoop.makeCompletedFuture {
            try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
    }

    /// Serves until the task is cancelled; connections under way finish their message first.
    package func serve(_ listener: Listener) async throws {
        try await listener.executeThenClose { inbound in
            try await withThrowingDiscardingTaskGroup { group in
                for try await channel in inbound {
                    group.addTask { await serve(channel) }
                }
            }
        }
    }

    private func serve(_ channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async {
        counters.count {
            $0.connections += 1
            $0.openConnections += 1
        }
        defer { counters.count { $0.openConnections -= 1 } }
        guard counters.current.openConnections <= limits.connections else {
            logger.warning("too many connections, one is closed")
            try? await channel.executeThenClose { _, _ in }
            return
        }
        let connection = MilterConnection(
            store: store, counters: counters, logger: logger, limits: limits, pool: pool)
        do {
            try await channel.executeThenClose { inbound, outbound in
                try await connection.run(inbound, outbound)
            }
        } catch {
            logger.debug("connection ended", metadata: ["error": "\(error)"])
        }
    }
}
