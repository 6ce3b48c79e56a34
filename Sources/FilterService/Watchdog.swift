import Glibc
package import NIOPosix
import ServiceLifecycle

/// Tells systemd, where it asks (sd_watchdog_enabled(3)), that decisions can still be made.
///
/// When every thread of the pool hangs, nothing is told any more, and systemd starts the daemon
/// anew; the messages that it hung over pass unjudged then.
package struct Watchdog: Service {
    private let pool: NIOThreadPool
    private let interval: Duration?

    package init(pool: NIOThreadPool) {
        self.pool = pool
        interval = Systemd.watchdogMicroseconds.map { .microseconds($0 / 3) }
    }

    package func run() async throws {
        guard let interval else { return try await gracefulShutdown() }
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                pool.submit { state in
                    if case .active = state { Systemd.notify("WATCHDOG=1", waits: false) }
                }
                try? await Task.sleep(for: interval)
            }
        }
    }
}
