import FilterService
import Glibc

/// Asks at an address whether a milter answers there, as an MTA would begin.
enum MilterProbe {
    enum Answer: Equatable {
        case milter
        case nobody(reason: String)
        /// Somebody, but in another language.
        case stranger
    }

    /// Waits three seconds at most for each step.
    static func ask(_ address: ListenAddress) -> Answer {
        switch address {
        case .unix(let path): ask(unix: path)
        case .inet(let host, let port): ask(host, port)
        }
    }

    private static func ask(unix path: String) -> Answer {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let name = Array(path.utf8)
        guard name.count < MemoryLayout.size(ofValue: address.sun_path) else {
            return .nobody(reason: String(cString: strerror(ENAMETOOLONG)).lowercased())
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                ask($0, size, family: AF_UNIX)
            }
        }
    }

    private static func ask(_ host: String, _ port: Int) -> Answer {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let result = getaddrinfo(host, "\(port)", &hints, &list)
        defer { if let list { freeaddrinfo(list) } }
        guard result == 0, let list else {
            return .nobody(reason: String(cString: gai_strerror(result)).lowercased())
        }
        return ask(list.pointee.ai_addr, list.pointee.ai_addrlen, family: list.pointee.ai_family)
    }

    private static func ask(
        _ address: UnsafePointer<sockaddr>?, _ size: socklen_t, family: Int32
    ) -> Answer {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0, let address else { return .nobody(reason: reason) }
        defer { close(descriptor) }
        var patience = timeval(tv_sec: 3, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(
                descriptor, SOL_SOCKET, option, &patience,
                socklen_t(MemoryLayout<timeval>.size))
        }
        guard connect(descriptor, address, size) == 0 else { return .nobody(reason: reason) }
        // SMFIC_OPTNEG: version 6, all actions offered, no steps; then SMFIC_QUIT.
        let hello: [UInt8] = [0, 0, 0, 13, 0x4F, 0, 0, 0, 6, 0, 0, 1, 0xFF, 0, 0, 0, 0]
        let goodbye: [UInt8] = [0, 0, 0, 1, 0x51]
        let flags = Int32(MSG_NOSIGNAL)
        guard send(descriptor, hello, hello.count, flags) == hello.count else { return .stranger }
        var answer = [UInt8](repeating: 0, count: 5)
        let count = recv(descriptor, &answer, answer.count, Int32(MSG_WAITALL))
        send(descriptor, goodbye, goodbye.count, flags)
        let isMilter = count == 5 && answer[..<2] == [0, 0] && answer[4] == 0x4F
        return isMilter ? .milter : .stranger
    }

    private static var reason: String { SystemFault.last }
}
