package import Logging
import ServiceLifecycle

/// Keeps the report in the state folder up to date: written on change, at most once an interval.
package struct StatusKeeping: Service {
    private let file: StatusFile
    private let reporter: ServiceReporter
    private let logger: Logger
    private let interval: Duration

    package init(
        file: StatusFile, reporter: ServiceReporter, logger: Logger,
        interval: Duration = .seconds(1)
    ) {
        self.file = file
        self.reporter = reporter
        self.logger = logger
        self.interval = interval
    }

    package func run() async throws {
        let claim = file.claim()
        if claim == nil {
            logger.warning(
                "another daemon has this state folder, or it can't be written to",
                metadata: ["folder": "\(file.path)"])
        }
        await cancelWhenGracefulShutdown {
            var written: ServiceReport?
            var isFailing = false
            while !Task.isCancelled {
                let report = reporter.report
                if report != written {
                    written = write(report, isFailing: &isFailing) ? report : nil
                }
                try? await Task.sleep(for: interval)
            }
        }
        var isFailing = true
        _ = write(reporter.report, isFailing: &isFailing)
        withExtendedLifetime(claim) {}
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
