import FilterService
import Logging
import MilterProtocol
import NIOCore
import NIOPosix
import ServiceLifecycle

/// An MTA that talks to a server of its own in the same process.
struct Client {
    var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>

    /// Negotiates without any steps, and goes as far as MAIL and RCPT.
    mutating func begin() async throws {
        _ = try await ask("O", [0, 0, 0, 6, 0, 0, 1, 0xFF, 0, 0, 0, 0])
        _ = try await ask("M", Array("<x@vente.example>\0".utf8))
        _ = try await ask("R", Array("<info@relais.example>\0".utf8))
    }

    /// Sends a command and gives the codes of what comes back until `last` has come.
    mutating func ask(
        _ code: Character, _ payload: [UInt8] = [], until last: Character? = nil
    ) async throws -> String {
        try await send(frame(code, payload))
        return try await replies(until: last ?? (code == "O" ? "O" : "c"))
    }

    func send(_ octets: [UInt8]) async throws {
        try await outbound.write(ByteBuffer(bytes: octets))
    }

    /// The codes up to the last one; what came where the connection ends before it.
    mutating func replies(until last: Character) async throws -> String {
        var pending = ByteBuffer()
        var codes = ""
        while let piece = try await inbound.next() {
            pending.writeImmutableBuffer(piece)
            while let frame = try MilterFrameDecoder().next(in: &pending) {
                codes.append(Character(Unicode.Scalar(frame.code)))
                if codes.last == last { return codes }
            }
        }
        return codes
    }
}

func frame(_ code: Character, _ payload: [UInt8] = []) -> [UInt8] {
    [0, 0, UInt8((payload.count + 1) / 256), UInt8((payload.count + 1) % 256)]
        + [code.asciiValue ?? 0] + payload
}

/// Runs a server on loopback and a client that talks to it.
func withServer(
    limits: MilterServer.Limits = .init(), counters: ServiceCounters = ServiceCounters(),
    logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
    judge: @escaping MilterServer.Judge,
    talk: (inout Client) async throws -> Void
) async throws {
    let pool = NIOThreadPool(numberOfThreads: 2)
    pool.start()
    let server = MilterServer(
        counters: counters, logger: logger, limits: limits, pool: pool, judge: judge)
    let listener = try await server.bind(.inet(host: "127.0.0.1", port: 0))
    let port = listener.channel.localAddress?.port ?? 0
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await MilterService(server: server, listeners: [listener]).run() }
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel)
                }
            }
        try await channel.executeThenClose { inbound, outbound in
            var client = Client(inbound: inbound.makeAsyncIterator(), outbound: outbound)
            try await talk(&client)
        }
        group.cancelAll()
        try? await group.waitForAll()
    }
    try await pool.shutdownGracefully()
}
