import Glibc
import NIOCore

/// Has the system acknowledge what was read at once (tcp(7), TCP_QUICKACK).
///
/// An MTA writes several small pieces without waiting for a reply; its system holds the second back
/// until the first is acknowledged (Nagle), and ours would put that off for 40 ms, for nothing is
/// written that it could go along with. Linux forgets the wish, so it is said after each read.
final class PromptAcknowledgement: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private static let option = ChannelOptions.Types.SocketOption(
        level: .tcp, name: NIOBSDSocket.Option(rawValue: TCP_QUICKACK))

    func channelReadComplete(context: ChannelHandlerContext) {
        try? context.channel.syncOptions?.setOption(Self.option, value: 1)
        context.fireChannelReadComplete()
    }
}
