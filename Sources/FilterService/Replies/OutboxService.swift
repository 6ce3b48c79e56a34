package import NIOPosix
import ServiceLifecycle

/// Looks into the outbox now and then, off the event loops.
package struct OutboxService: Service {
    private let outbox: Outbox
    private let pool: NIOThreadPool
    private let pause: Duration
    private let isSole: Bool
    private let onStop: @Sendable () -> Void

    /// Where it `isSole`, no daemon with another state folder sends from the ledger.
    ///
    /// `onStop` is called, off the event loops, whenever too many replies have come back.
    package init(
        outbox: Outbox, pool: NIOThreadPool, isSole: Bool, pause: Duration = .seconds(5),
        onStop: @escaping @Sendable () -> Void = {}
    ) {
        self.onStop = onStop
        self.outbox = outbox
        self.pool = pool
        self.pause = pause
        self.isSole = isSole
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var (wasStopped, isRecovered) = (false, !isSole)
            while !Task.isCancelled {
                if !isRecovered { isRecovered = await recover() }
                wasStopped = await work(wasStopped: wasStopped)
                try? await Task.sleep(for: pause)
            }
        }
    }

    private func recover() async -> Bool {
        let isDone = try? await pool.runIfActive { outbox.recover() }
        return isDone ?? false
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
