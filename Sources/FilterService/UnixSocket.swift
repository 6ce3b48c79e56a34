import Glibc
import NIOCore
import NIOPosix

/// Socket files: stale ones, and who may use ours.
enum UnixSocket {
    /// Whether nobody answers at the path, be a socket file there or not.
    static func isStale(_ path: String, group: MultiThreadedEventLoopGroup) async -> Bool {
        do {
            let channel = try await ClientBootstrap(group: group)
                .connectTimeout(.seconds(2)).connect(unixDomainSocketPath: path).get()
            try? await channel.close()
            return false
        } catch let error as IOError {
            // One that may not be spoken to, or is too busy, is not dead.
            return error.errnoCode == ECONNREFUSED || error.errnoCode == ENOENT
        } catch is SocketAddressError {
            // What is no address at all is nobody's.
            return true
        } catch {
            return false
        }
    }

    /// Why a path that is not stale can't be listened on: it is hidden from us, or somebody else's.
    static func taken(_ path: String) -> ListenFailure {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) + "/" } ?? "."
        guard access(folder, W_OK | X_OK) == 0 else { return ListenFailure(systemError()) }
        return ListenFailure("somebody else answers on \(path)")
    }

    /// Sets the mode and the group of a socket file.
    static func open(_ path: String, to access: MilterServer.Access) throws {
        if let name = access.group {
            guard let group = getgrnam(name) else { throw ListenFailure("no group \(name)") }
            guard chown(path, uid_t.max, group.pointee.gr_gid) == 0 else {
                throw ListenFailure("\(path): can't be given to group \(name): \(systemError())")
            }
        }
        guard chmod(path, mode_t(access.mode)) == 0 else {
            throw ListenFailure("\(path): its mode can't be set: \(systemError())")
        }
    }
}

/// What the system says went wrong last.
func systemError() -> String {
    String(cString: strerror(errno)).lowercased()
}
