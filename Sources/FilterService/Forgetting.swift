import ServiceLifecycle

/// Removes from the ledger, once a day, what is too old to be kept.
package struct Forgetting: Service {
    private let memory: CorrespondenceMemory

    package init(memory: CorrespondenceMemory) {
        self.memory = memory
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                memory.expire()
                try? await Task.sleep(for: .seconds(86_400))
            }
        }
        // The last occasion for what the ledger could not take.
        memory.settle()
    }
}
