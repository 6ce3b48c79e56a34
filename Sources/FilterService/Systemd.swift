import Glibc

/// What systemd hands to a service, and what it wants to be told (sd_listen_fds(3),
/// sd_notify(3)).
package enum Systemd {
    /// Sockets that already listen; none where systemd passed none to this very process.
    package static func listeners() -> [Int32] {
        guard let owner = environment("LISTEN_PID"), pid_t(owner) == getpid(),
            let count = environment("LISTEN_FDS").flatMap({ Int32($0) }), (1...64).contains(count)
        else { return [] }
        let descriptors = Array(3..<3 + count)
        for descriptor in descriptors { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        unsetenv("LISTEN_PID")
        unsetenv("LISTEN_FDS")
        return descriptors
    }

    /// Whether sockets were handed over: then somebody waits on them already.
    package static var hasListeners: Bool {
        environment("LISTEN_PID").flatMap { pid_t($0) } == getpid()
    }

    /// Tells a state such as `READY=1`; does nothing where nobody wants to know.
    ///
    /// Where systemd does not listen for the moment this waits, unless it is told not to.
    package static func notify(_ state: String, waits: Bool = true) {
        guard let path = environment("NOTIFY_SOCKET") else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var name = Array(path.utf8)
        guard name.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
        // An abstract socket's name begins with a NUL.
        if name.first == UInt8(ascii: "@") { name[0] = 0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let size = MemoryLayout<sa_family_t>.size + name.count
        let octets = Array(state.utf8)
        let flags = Int32(MSG_NOSIGNAL) | (waits ? 0 : Int32(MSG_DONTWAIT))
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(
                    descriptor, octets, octets.count, flags, $0, socklen_t(size))
            }
        }
    }

    /// After so long without a word systemd holds the service to be dead; `nil` where it does not
    /// look.
    static var watchdogMicroseconds: Int64? {
        guard let limit = environment("WATCHDOG_USEC").flatMap({ Int64($0) }), limit > 0,
            environment("WATCHDOG_PID").map({ pid_t($0) == getpid() }) ?? true
        else { return nil }
        return limit
    }

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
