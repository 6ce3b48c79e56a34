import NIOCore
import NIOPosix

/// Socket files that a process left behind.
enum UnixSocket {
    /// Whether a socket file is there and nobody answers on it.
    static func isStale(_ path: String, group: MultiThreadedEventLoopGroup) async -> Bool {
        do {
            let channel = try await ClientBootstrap(group: group)
                .connectTimeout(.seconds(2)).connect(unixDomainSocketPath: path).get()
            try? await channel.close()
            return false
        } catch {
            return true
        }
    }
}
