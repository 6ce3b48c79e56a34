import Glibc

/// Where the milter listens, in any of the spellings of Postfix, Sendmail and libmilter.
///
/// `unix:PATH`, `local:PATH`, `inet:HOST:PORT`, `inet:PORT@HOST`, `inet:PORT`, `inet6:PORT@HOST`,
/// or a bare path.
package enum ListenAddress: Hashable, Sendable, CustomStringConvertible {
    case unix(path: String)
    case inet(host: String, port: Int)

    /// `nil` where the text is none of these spellings.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let rest = parts.count > 1 ? String(parts[1]) : ""
        switch parts[0] {
        case "unix" where !rest.isEmpty, "local" where !rest.isEmpty: self = .unix(path: rest)
        case "inet" where !rest.isEmpty, "inet6" where !rest.isEmpty:
            guard let address = Self.inet(rest) else { return nil }
            self = address
        default:
            guard text.hasPrefix("/") else { return nil }
            self = .unix(path: text)
        }
    }

    private static func inet(_ text: String) -> ListenAddress? {
        if let at = text.firstIndex(of: "@") {
            return make(host: text[text.index(after: at)...], port: text[..<at])
        }
        guard let colon = text.lastIndex(of: ":") else {
            return make(host: "127.0.0.1", port: text[...])
        }
        return make(host: text[..<colon], port: text[text.index(after: colon)...])
    }

    private static func make(host: Substring, port: Substring) -> ListenAddress? {
        guard let number = Int(port), (0...65535).contains(number), !host.isEmpty else {
            return nil
        }
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? host.dropFirst().dropLast() : host
        return .inet(host: String(bare), port: number)
    }

    /// Whether only this machine can reach it by the network.
    package var isLoopback: Bool {
        switch self {
        case .unix: false
        case .inet(let host, _):
            host == "localhost" || host == "::1" || host.hasPrefix("127.")
        }
    }

    /// Whether both lead to the same socket: a file may have two names, and this machine has.
    package func isSame(as other: ListenAddress) -> Bool {
        switch (self, other) {
        case (.unix(let one), .unix(let two)): return one == two || Self.areOneFile(one, two)
        case (.inet(let one, let port), .inet(let two, let otherPort)):
            return port == otherPort && Self.numeric(one) == Self.numeric(two)
        case (.unix, .inet), (.inet, .unix): return false
        }
    }

    private static func numeric(_ host: String) -> String {
        host == "localhost" ? "127.0.0.1" : host.lowercased()
    }

    private static func areOneFile(_ one: String, _ two: String) -> Bool {
        var (first, second) = (stat(), stat())
        return stat(one, &first) == 0 && stat(two, &second) == 0
            && first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    /// As Postfix takes it: an IPv6 address in brackets.
    package var description: String {
        switch self {
        case .unix(let path): "unix:\(path)"
        case .inet(let host, let port):
            host.contains(":") ? "inet:[\(host)]:\(port)" : "inet:\(host):\(port)"
        }
    }
}
