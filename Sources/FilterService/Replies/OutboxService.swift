package import NIOPosix
import ServiceLifecycle

/// Looks into the outbox now and then, off the event loops.
package struct OutboxService: Service {
    private let outbox: Outbox
    private let pool: NIOThreadPool
    private let pause: Duration

    package init(outbox: Outbox, pool: NIOThreadPool, pause: Duration = .seconds(5)) {
        self.outbox = outbox
        self.pool = pool
        self.pause = pause
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await pool.runIfActive { outbox.work() }
                try? await Task.sleep(for: pause)
            }
        }
    }
}
