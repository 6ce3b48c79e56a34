import ArgumentParser
import FilterService
import Glibc
import Logging
import NIOCore
import NIOPosix
import PitchFilter
import RuleLanguage
import ServiceLifecycle

/// By what the daemon is watched: its report, its metrics, its mail to the manager.
extension Daemon {
    func reporter(
        _ counters: ServiceCounters, _ listening: [String], _ access: LedgerAccess
    ) -> ServiceReporter {
        ServiceReporter(
            version: Nopitch.version, store: store, counters: counters, process: getpid(),
            started: Clock.now,
            listening: listening
        ) { access.fault }
    }

    /// None where the configuration wants none.
    func metrics(_ reporter: ServiceReporter) async throws -> [MetricsServer] {
        guard let address = configuration.metrics, case .inet(let host, let port) = address else {
            return []
        }
        do {
            let server = try await MetricsServer.bind(host: host, port: port) {
                PrometheusText(
                    reporter.report, residentOctets: ResidentMemory.octets
                ).text
            }
            return [server]
        } catch {
            StandardError.print("nopitch: metrics on \(address): \(error)")
            throw ExitCode.unavailable
        }
    }

    /// `nil` where nobody is named.
    func managerMail(_ logger: Logger) -> ManagerMail? {
        configuration.manager.map {
            ManagerMail(
                manager: $0, command: configuration.sendmail, language: .preferred,
                logger: logger)
        }
    }

    /// Mail to the manager, written off the event loops; nothing where nobody is named.
    func tellingManager(
        _ pool: NIOThreadPool, _ logger: Logger
    ) -> @Sendable ([Diagnostic]) -> Void {
        guard let mail = managerMail(logger) else { return { _ in } }
        let store = store
        return { diagnostics in
            pool.submit { _ in
                let current = store.current
                mail.tell(
                    diagnostics, house: current.rules.policy.house, hasRules: current.version > 0)
            }
        }
    }
}

extension SocketAddress {
    /// As the configuration would write it.
    var listenName: String? {
        if let pathname { return "unix:\(pathname)" }
        guard let ipAddress, let port else { return nil }
        return ListenAddress.inet(host: ipAddress, port: port).description
    }
}
