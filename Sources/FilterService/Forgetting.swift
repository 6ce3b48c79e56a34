package import Logging
import ServiceLifecycle

/// Removes from the ledger, once a day, what is too old to be kept.
package struct Forgetting: Service {
    private let memory: CorrespondenceMemory
    private let logger: Logger

    package init(memory: CorrespondenceMemory, logger: Logger) {
        self.memory = memory
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try memory.expire()
                } catch {
                    logger.warning(
                        "what is too old could not be forgotten", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: .seconds(86_400))
            }
        }
    }
}
