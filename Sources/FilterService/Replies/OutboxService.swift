package import NIOPosix
import ServiceLifecycle

/// Looks into the outbox now and then, off the event loops.
package struct OutboxService: Service {
    private let outbox: Outbox
    private let pool: NIOThreadPool
    private let pause: Duration
    private let onStop: @Sendable () -> Void

    /// `onStop` is called, off the event loops, whenever too many replies have come back.
    package init(
        outbox: Outbox, pool: NIOThreadPool, pause: Duration = .seconds(5),
        onStop: @escaping @Sendable () -> Void = {}
    ) {
        self.onStop = onStop
        self.outbox = outbox
        self.pool = pool
        self.pause = pause
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var wasStopped = false
            while !Task.isCancelled {
                wasStopped = await work(wasStopped: wasStopped)
                try? await Task.sleep(for: pause)
            }
        }
    }

    /// True while nothing goes out because too many replies came back.
    private func work(wasStopped: Bool) async -> Bool {
        let isStopped = try? await pool.runIfActive {
            outbox.work()
            let isStopped = outbox.isStopped
            if isStopped, !wasStopped { onStop() }
            return isStopped
        }
        return isStopped ?? wasStopped
    }
}
