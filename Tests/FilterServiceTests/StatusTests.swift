import FilterService
import Foundation
import Logging
import NIOCore
import NIOPosix
import PitchFilter
import RuleLanguage
import ServiceLifecycle
import ServiceLifecycleTestKit
import Testing

@Suite("The daemon's report", .timeLimit(.minutes(1)))
struct StatusTests {
    @Test("Decisions are counted by how long they took")
    func decisionTimes() {
        var times = DecisionTimes()
        #expect(times.quantile(0.5) == nil)
        for micros in [0, 100, 101, 350, 400] { times.add(.microseconds(micros)) }
        times.add(.seconds(60))
        #expect(times.total == 6 && times.microseconds == 60_000_951)
        #expect(times.quantile(0) == 100 && times.quantile(0.5) == 200)
        #expect(times.quantile(0.8) == 500 && times.quantile(0.99) == nil)
    }

    @Test("What is written is read back, the rules' mistakes with it")
    func file() throws {
        let folder = try TemporaryFolder()
        let file = StatusFile(folder: folder.path)
        #expect(throws: StatusFile.Failure.self) { try file.read() }
        let report = try broken().report
        try file.write(report)
        #expect(try file.read() == report)
        let diagnostics = outcome(of: smallRules + "\nrul x\n").diagnostics
        #expect(!diagnostics.isEmpty && report.rules.version == 1)
        #expect(report.rules.mistakes == diagnostics.map(ServiceReport.Mistake.init))
        #expect(report.rules.mistakes.map(\.line) == diagnostics.map(\.place.line))
        #expect(folder.names == ["status.json"])
    }

    @Test("A report that can't be written leaves the last one, and no draft")
    func unwritable() throws {
        let file = StatusFile(folder: "/proc/self")
        #expect(throws: StatusFile.Failure.self) { try file.write(try broken().report) }
    }

    @Test("Only one daemon has a state folder, and it is seen whether one has")
    func claim() throws {
        let folder = try TemporaryFolder()
        let file = StatusFile(folder: folder.path)
        #expect(!file.isClaimed)
        var claim = file.claim()
        #expect(claim != nil && file.isClaimed && file.claim() == nil)
        claim = nil
        #expect(!file.isClaimed)
    }

    @Test("The report is written at the start, on change and at the end")
    func keeping() async throws {
        let folder = try TemporaryFolder()
        let (file, counters) = (StatusFile(folder: folder.path), ServiceCounters())
        let claim = StateClaim(file)
        let keeping = StatusKeeping(
            file: file, claim: claim, reporter: try reporter(counters), logger: silent,
            interval: .milliseconds(1))
        try await testGracefulShutdown { trigger in
            async let done: Void = keeping.run()
            while (try? file.read()) == nil { await Task.yield() }
            #expect(file.isClaimed)
            counters.count { $0.unjudged = 1 }
            while try file.read().messages.unjudged == 0 { await Task.yield() }
            trigger.triggerGracefulShutdown()
            try await done
        }
        counters.count { $0.unjudged = 2 }
        #expect(try file.read().messages.unjudged == 1)
        claim.release()
        #expect(!file.isClaimed)
    }

    @Test("Metrics are Prometheus' text: a sample a line, help and type before each family")
    func metrics() throws {
        let counters = ServiceCounters()
        counters.count {
            $0.verdicts = [.pitch: 2]
            $0.hits = ["sells": 2]
            $0.decisionTimes.add(.microseconds(150))
            $0.decisionTimes.add(.seconds(9))
        }
        let text = PrometheusText(try broken(counters).report, residentOctets: 4096).text
        for line in [
            "nopitch_messages_total{verdict=\"pitch\"} 2",
            "nopitch_messages_total{verdict=\"keep\"} 0",
            "nopitch_rule_hits_total{rule=\"sells\"} 2", "nopitch_rules_broken 1",
            "nopitch_ledger_up 0",
            "nopitch_decision_seconds_bucket{le=\"0.0001\"} 0",
            "nopitch_decision_seconds_bucket{le=\"0.0002\"} 1",
            "nopitch_decision_seconds_bucket{le=\"5.0\"} 1",
            "nopitch_decision_seconds_bucket{le=\"+Inf\"} 2",
            "nopitch_decision_seconds_sum 9.00015",
            "nopitch_decision_seconds_count 2", "process_resident_memory_bytes 4096",
        ] { #expect(text.contains("\n\(line)\n"), "\(line)") }
        let form = /(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]+"\})? [0-9.e+-]+)/
        for line in text.split(separator: "\n") {
            #expect(line.wholeMatch(of: form) != nil, "\(line)")
        }
    }

    @Test(
        "They are to be had by HTTP; what else is asked for is not found",
        arguments: [
            ("GET /metrics", "200 OK"), ("HEAD /metrics", "200 OK"), ("GET /", "404 Not Found"),
            ("POST /metrics", "405 Method Not Allowed"), ("\u{1}", "400 Bad Request"),
        ])
    func served(request: String, status: String) async throws {
        try await testGracefulShutdown { trigger in
            let server = try await MetricsServer.bind(
                host: "127.0.0.1", port: 0, patience: .hours(1)
            ) { "a 1\n" }
            async let done: Void = server.run()
            let answer = try await ask(server.port ?? 0, request + " HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(
                answer.hasPrefix("HTTP/1.1 \(status)\r\n")
                    || answer.hasPrefix("HTTP/1.0 \(status)\r\n"))
            #expect(answer.hasSuffix("a 1\n") == (request == "GET /metrics"))
            trigger.triggerGracefulShutdown()
            try await done
        }
    }

    @Test("The resident memory is told")
    func memory() {
        #expect((ResidentMemory.octets ?? 0) > 1 << 20)
    }

    private let silent = Logger(label: "t") { _ in SwiftLogNoOpLogHandler() }

    private func reporter(_ counters: ServiceCounters, _ store: RuleStore? = nil) throws
        -> ServiceReporter
    {
        ServiceReporter(
            version: "0.1", store: try store ?? smallStore(), counters: counters, process: 7,
            started: 1_772_000_000,
            listening: ["inet:127.0.0.1:8890"], ledgerFault: { "no disk" })
    }

    /// A daemon whose rule file has become a broken one.
    private func broken(_ counters: ServiceCounters = ServiceCounters()) throws -> ServiceReporter {
        let folder = try TemporaryFolder()
        try folder.write(smallRules, "house.rules")
        let store = try RuleStore(path: "house.rules") { _ in
            outcome(of: folder.text("house.rules"))
        }
        try folder.write(smallRules + "\nrul x\n", "house.rules")
        _ = store.reload()
        return try reporter(counters, store)
    }

    private func ask(_ port: Int, _ request: String) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: request))
            var answer = ByteBuffer()
            for try await piece in inbound { answer.writeImmutableBuffer(piece) }
            return String(buffer: answer)
        }
    }
}
