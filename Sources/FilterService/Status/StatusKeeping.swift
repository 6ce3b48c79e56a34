package import Logging
import ServiceLifecycle

/// Keeps the report in the state folder up to date: written on change, at most once an interval, by the
/// one daemon that has the folder.
package struct StatusKeeping: Service {
    private let file: StatusFile
    private let claim: StateClaim
    private let reporter: ServiceReporter
    private let logger: Logger
    private let interval: Duration

    package init(
        file: StatusFile, claim: StateClaim, reporter: ServiceReporter, logger: Logger,
        interval: Duration = .seconds(1)
    ) {
        self.file = file
        self.claim = claim
        self.reporter = reporter
        self.logger = logger
        self.interval = interval
    }

    package func run() async throws {
        if !claim.isHeld {
            logger.warning(
                "the state folder is another daemon's, or not to be written to; no replies go out",
                metadata: ["folder": "\(file.path)"])
        }
        await cancelWhenGracefulShutdown {
            var written: ServiceReport?
            var isFailing = false
            while !Task.isCancelled {
                let report = reporter.report
                if report != written, claim.isHeld {
                    written = write(report, isFailing: &isFailing) ? report : nil
                }
                try? await Task.sleep(for: interval)
            }
        }
        var isFailing = true
        if claim.isHeld { _ = write(reporter.report, isFailing: &isFailing) }
    }

    /// A failure is told once: a full disk lasts.
    private func write(_ report: ServiceReport, isFailing: inout Bool) -> Bool {
        do {
            try file.write(report)
            isFailing = false
            return true
        } catch {
            if !isFailing {
                logger.warning("status can't be written", metadata: ["error": "\(error)"])
            }
            isFailing = true
            return false
        }
    }
}
