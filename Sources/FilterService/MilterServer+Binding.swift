import Glibc
import Logging
import NIOCore
package import NIOPosix

extension MilterServer {
    /// Who may connect to a socket file.
    package struct Access: Sendable {
        package var mode: UInt32 = 0o660
        /// A group's name, where it is not the process's own.
        package var group: String?

        package init() {}
    }

    /// Binds an address; a stale socket file is removed only if nobody answers on it.
    ///
    /// Throws where the address is taken, or the file can't be handed to the group.
    package func bind(
        _ address: ListenAddress, access: Access = Access(),
        group: MultiThreadedEventLoopGroup = .singleton
    ) async throws -> Listener {
        do {
            return try await listener(on: address, access, group)
        } catch let error as IOError {
            throw ListenFailure(String(cString: strerror(error.errnoCode)).lowercased())
        } catch is UnixDomainSocketPathWrongType {
            throw ListenFailure("something is there that is no socket")
        } catch SocketAddressError.unixDomainSocketPathTooLong {
            throw ListenFailure("the path is too long")
        } catch SocketAddressError.unknown(let host, _) {
            throw ListenFailure("there is no host \(host)")
        }
    }

    private func listener(
        on address: ListenAddress, _ access: Access, _ group: MultiThreadedEventLoopGroup
    ) async throws -> Listener {
        switch address {
        case .unix(let path):
            let isStale = await UnixSocket.isStale(path, group: group)
            guard isStale else { throw UnixSocket.taken(path) }
            let listener = try await bootstrap(group).bind(
                unixDomainSocketPath: path, cleanupExistingSocketFile: true,
                childChannelInitializer: Self.take)
            try UnixSocket.open(path, to: access)
            return listener
        case .inet(let host, let port):
            return try await bootstrap(group).bind(
                host: host, port: port, childChannelInitializer: Self.take)
        }
    }

    /// Takes over a socket that already listens, as systemd hands it on.
    package func adopt(
        _ descriptor: Int32, group: MultiThreadedEventLoopGroup = .singleton
    ) async throws -> Listener {
        try await bootstrap(group).bind(descriptor, childChannelInitializer: Self.take)
    }

    private func bootstrap(_ group: MultiThreadedEventLoopGroup) -> ServerBootstrap {
        ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 512)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { [logger] channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AcceptFaults(logger: logger))
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: false)
            .childChannelOption(.autoRead, value: false)
            // An MTA elsewhere that is gone without a word must not hold its place for ever.
            .childChannelOption(.socketOption(.so_keepalive), value: 1)
    }

    @Sendable
    private static func take(_ channel: any Channel) -> EventLoopFuture<any Channel> {
        channel.eventLoop.makeSucceededFuture(channel)
    }
}

/// Why an address can't be listened on.
package struct ListenFailure: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Keeps a listener alive when a connection can't be accepted (no more file descriptors, say):
/// accepting pauses for a second.
private final class AcceptFaults: ChannelInboundHandler {
    typealias InboundIn = any Channel

    private let logger: Logger

    init(logger: Logger) {
        self.logger = logger
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        logger.error("a connection could not be accepted", metadata: ["error": "\(error)"])
        let channel = context.channel
        channel.setOption(.autoRead, value: false).whenComplete { _ in
            channel.eventLoop.scheduleTask(in: .seconds(1)) {
                channel.setOption(.autoRead, value: true)
            }
        }
    }
}
