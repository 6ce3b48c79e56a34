import Glibc
import NIOCore

/// Has the system acknowledge at once what was read and has no reply (tcp(7), TCP_QUICKACK).
///
/// An MTA writes several small pieces without waiting for a reply; its system holds the second back
/// until the first is acknowledged (Nagle), and ours would put that off for 40 ms, for nothing is
/// written that it could go along with. Linux forgets the wish, so it is said after each such read.
struct PromptAcknowledgement {
    private static let option = ChannelOptions.Types.SocketOption(
        level: .tcp, name: NIOBSDSocket.Option(rawValue: TCP_QUICKACK))

    func send(on channel: any Channel) {
        switch channel.localAddress {
        case .v4, .v6: try? channel.syncOptions?.setOption(Self.option, value: 1)
        case .unixDomainSocket, .none: break
        }
    }
}
