import Dispatch
import FilterService
import Logging
import MilterProtocol
import NIOCore
import NIOPosix
import PitchFilter
import ServiceLifecycle
import ServiceLifecycleTestKit
import Synchronization
import Testing

@Suite("The milter server", .timeLimit(.minutes(1)))
struct MilterServerTests {
    @Test("Modifications come before the last reply, for each message of a connection")
    func severalMessages() async throws {
        let counters = ServiceCounters()
        let store = try smallStore()
        try await withServer(
            counters: counters,
            judge: {
                Judging(store.current).judge($0, actions: $1, errand: $2)
            }
        ) { client in
            for _ in 0..<3 {
                try await client.begin()
                _ = try await client.ask("L", Array("Subject\0PROMO\0".utf8))
                _ = try await client.ask("L", Array("X-Nopitch\0keep\0".utf8))
                _ = try await client.ask("B", Array("promo\r\n".utf8))
                #expect(try await client.ask("E") == "mhhc")
            }
        }
        #expect(counters.current.verdicts == [.pitch: 3])
        #expect(counters.current.connections == 1)
    }

    @Test("Commands may come in pieces of an octet")
    func octetByOctet() async throws {
        try await withServer(judge: { _, _, _ in .passing("test") }) { client in
            let offer: [UInt8] = [0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0]
            for octet in frame("O", offer) { try await client.send([octet]) }
            #expect(try await client.replies(until: "O") == "O")
        }
    }

    @Test("What comes while a decision is made waits for it; all is answered before the end")
    func piled() async throws {
        let released = DispatchSemaphore(value: 0)
        let counters = ServiceCounters()
        try await withServer(
            counters: counters,
            judge: { _, _, _ in
                released.wait()
                return .passing("test")
            }
        ) { client in
            try await client.begin()
            let next = frame("M", Array("<y@vente.example>\0".utf8)) + frame("B", [65])
            try await client.send(frame("E") + next + frame("E") + next + frame("Q"))
            released.signal()
            released.signal()
            #expect(try await client.replies(until: "?") == "cccccc")
        }
        #expect(counters.current.unjudged == 2)
    }

    /// A server whose decisions are told when they may go on, and the longest that they should take.
    private func withSlowDecisions(
        limit: TimeAmount, counters: ServiceCounters,
        decide: @escaping @Sendable (Errand, DispatchSemaphore) -> Void,
        talk: (inout Client, DispatchSemaphore) async throws -> Void
    ) async throws {
        let released = DispatchSemaphore(value: 0)
        var limits = MilterServer.Limits()
        limits.decision = limit
        limits.progress = .milliseconds(10)
        try await withServer(
            limits: limits, counters: counters,
            judge: { _, _, errand in
                decide(errand, released)
                return .passing("in the end")
            }
        ) { client in
            try await client.begin()
            try await talk(&client, released)
        }
    }

    @Test("A decision that hangs lets the message pass, and the MTA is kept from losing patience")
    func hungDecision() async throws {
        let counters = ServiceCounters()
        let mayRemember = Mutex(Bool?.none)
        try await withSlowDecisions(limit: .milliseconds(100), counters: counters) {
            errand, released in
            released.wait()
            mayRemember.withLock { $0 = errand.conclude() }
        } talk: { client, released in
            let replies = try await client.ask("E")
            #expect(replies.hasPrefix("p") && replies.hasSuffix("c"))
            #expect(Set(replies) == ["p", "c"])
            released.signal()
        }
        #expect(counters.current.failedOpen == 1)
        while mayRemember.withLock({ $0 == nil }) { try await Task.sleep(for: .milliseconds(5)) }
        #expect(mayRemember.withLock { $0 } == false)
    }

    @Test("A decision that hangs while it is written down lets the message pass in the end")
    func hungMemory() async throws {
        let counters = ServiceCounters()
        try await withSlowDecisions(limit: .milliseconds(20), counters: counters) {
            errand, released in
            #expect(errand.conclude())
            released.wait()
        } talk: { client, released in
            let replies = try await client.ask("E")
            #expect(replies.hasSuffix("c"))
            released.signal()
        }
        #expect(counters.current.failedOpen == 1)
    }

    @Test("A decision that is being written down is waited for")
    func concludedDecision() async throws {
        let counters = ServiceCounters()
        try await withSlowDecisions(limit: .milliseconds(200), counters: counters) {
            errand, released in
            #expect(errand.conclude())
            released.wait()
        } talk: { client, released in
            try await client.send(frame("E"))
            try await Task.sleep(for: .milliseconds(400))
            released.signal()
            let replies = try await client.replies(until: "c")
            #expect(replies.hasSuffix("c"))
        }
        #expect(counters.current.failedOpen == 0)
        #expect(counters.current.unjudged == 1)
    }

    @Test(
        "Whoever does not speak the protocol is shown out with one line in the log",
        arguments: [Array("GET / HTTP/1.1\r\n\r\n".utf8), [0, 0, 0, 0], [255, 255, 255, 255]])
    func foreign(octets: [UInt8]) async throws {
        let (logger, lines) = LogLines.make()
        try await withServer(logger: logger, judge: { _, _, _ in .passing("test") }) { client in
            try await client.send(octets)
            #expect(try await client.replies(until: "?").isEmpty)
        }
        #expect(await lines.first("not a milter client"))
    }

    @Test("A client that vanishes in mid-message leaves the server at work")
    func vanishing() async throws {
        let counters = ServiceCounters()
        try await withServer(counters: counters, judge: { _, _, _ in .passing("test") }) { client in
            try await client.begin()
            try await client.send([0, 0, 1])
        }
        #expect(counters.current == .connections(1))
    }

    @Test("More connections than allowed are closed")
    func tooMany() async throws {
        var limits = MilterServer.Limits()
        limits.connections = 0
        try await withServer(limits: limits, judge: { _, _, _ in .passing("test") }) { client in
            let replies = try await client.replies(until: "O")
            #expect(replies.isEmpty)
        }
    }

    @Test("When told to stop, the message under way is finished and its connection then closed")
    func gracefulStop() async throws {
        try await testGracefulShutdown { trigger in
            try await withServer(judge: { _, _, _ in .passing("test") }) { client in
                try await client.begin()
                trigger.triggerGracefulShutdown()
                #expect(try await client.ask("B", [65]) == "c")
                #expect(try await client.ask("E") == "c")
                #expect(try await client.replies(until: "?").isEmpty)
            }
        }
    }

    @Test("When told to stop, a connection between messages is closed at once")
    func gracefulStopIdle() async throws {
        try await testGracefulShutdown { trigger in
            try await withServer(judge: { _, _, _ in .passing("test") }) { client in
                _ = try await client.ask("O", [0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0])
                trigger.triggerGracefulShutdown()
                #expect(try await client.replies(until: "?").isEmpty)
            }
        }
    }

    @Test("Connections that nobody takes any more, because the server stops, do no harm")
    func untaken() async throws {
        let pool = NIOThreadPool(numberOfThreads: 1)
        let server = MilterServer(
            counters: ServiceCounters(),
            logger: Logger(label: "t") { _ in SwiftLogNoOpLogHandler() },
            pool: pool, judge: { _, _, _ in .passing("test") })
        let listener = try await server.bind(.inet(host: "127.0.0.1", port: 0))
        let port = listener.channel.localAddress?.port ?? 0
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        var clients: [any Channel] = []
        for _ in 0..<20 {
            clients.append(try await bootstrap.connect(host: "127.0.0.1", port: port).get())
        }
        try await listener.executeThenClose { _ in }
        await #expect(throws: (any Error).self) {
            try await bootstrap.connect(host: "127.0.0.1", port: port).get()
        }
        for client in clients { try? await client.close() }
    }

    @Test("Why an address can't be listened on is told in words")
    func refusals() async throws {
        let folder = try TemporaryFolder()
        try folder.write("", "file")
        let server = MilterServer(
            counters: ServiceCounters(),
            logger: Logger(label: "t") { _ in SwiftLogNoOpLogHandler() },
            pool: NIOThreadPool(numberOfThreads: 1), judge: { _, _, _ in .passing("test") })
        for (path, reason) in [
            ("/none/socket", "no such file or directory"),
            ("/" + String(repeating: "long", count: 40), "the path is too long"),
        ] {
            let failure = await #expect(throws: ListenFailure.self) {
                try await server.bind(.unix(path: folder.path + path))
            }
            #expect(failure?.description == reason)
        }
        let file = await #expect(throws: ListenFailure.self) {
            try await server.bind(.unix(path: folder.path + "/file"))
        }
        #expect(file?.description == "something is there that is no socket")
    }

    @Test("A stale socket file is replaced, one on which somebody answers is not")
    func socketFiles() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/socket"
        let pool = NIOThreadPool(numberOfThreads: 1)
        let server = MilterServer(
            counters: ServiceCounters(),
            logger: Logger(label: "t") { _ in SwiftLogNoOpLogHandler() },
            pool: pool, judge: { _, _, _ in .passing("test") })
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        try leaveSocketFile(path, descriptor)
        let first = try await server.bind(.unix(path: path))
        await #expect(throws: ListenFailure.self) { try await server.bind(.unix(path: path)) }
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o660)
        try await first.channel.close()
    }

    /// A file such as a killed process leaves behind.
    private func leaveSocketFile(_ path: String, _ descriptor: Int32) throws {
        let address = try SocketAddress(unixDomainSocketPath: path)
        let bound = address.withSockAddr { bind(descriptor, $0, socklen_t($1)) }
        try #require(bound == 0)
        close(descriptor)
    }
}

extension ServiceCounters.Counts {
    fileprivate static func connections(_ count: Int) -> Self {
        var counts = Self()
        counts.connections = count
        return counts
    }
}
