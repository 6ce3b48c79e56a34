package import NIOCore
import NIOHTTP1
package import NIOPosix
import ServiceLifecycle

/// Answers `GET /metrics` on an address of this machine.
package struct MetricsServer: Service {
    private let channel: any Channel

    /// Where it listens.
    package var port: Int? { channel.localAddress?.port }

    /// Binds the address; throws where it is taken.
    ///
    /// `text` is asked for at each request. Whoever takes longer than `patience` is shown out.
    package static func bind(
        host: String, port: Int, patience: TimeAmount = .seconds(10),
        group: MultiThreadedEventLoopGroup = .singleton,
        text: @escaping @Sendable () -> String
    ) async throws -> MetricsServer {
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline()
                    try pipeline.addHandler(MetricsAnswer(text: text, patience: patience))
                }
            }
            .bind(host: host, port: port).get()
        return MetricsServer(channel: channel)
    }

    package func run() async throws {
        try? await gracefulShutdown()
        try? await channel.close()
    }
}

/// One request a connection, which is then closed.
private final class MetricsAnswer: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let text: @Sendable () -> String
    private let patience: TimeAmount
    private var request: HTTPRequestHead?

    init(text: @escaping @Sendable () -> String, patience: TimeAmount) {
        self.text = text
        self.patience = patience
    }

    func channelActive(context: ChannelHandlerContext) {
        let channel = context.channel
        let end = context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
        channel.closeFuture.whenComplete { _ in end.cancel() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): request = head
        case .body: break
        case .end:
            guard let request else { return }
            self.request = nil
            answer(request, context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func answer(_ request: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let isRead = request.method == .GET || request.method == .HEAD
        let isKnown = request.uri == "/metrics"
        let status: HTTPResponseStatus =
            isKnown ? isRead ? .ok : .methodNotAllowed : .notFound
        let body = status == .ok ? text() : "\(status.reasonPhrase); see /metrics\n"
        let head = HTTPResponseHead(
            version: request.version, status: status,
            headers: [
                "Content-Type": "text/plain; version=0.0.4; charset=utf-8",
                "Content-Length": "\(body.utf8.count)", "Connection": "close",
            ])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if request.method != .HEAD {
            let buffer = context.channel.allocator.buffer(string: body)
            context.write(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
        }
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
            channel.close(promise: nil)
        }
    }
}
