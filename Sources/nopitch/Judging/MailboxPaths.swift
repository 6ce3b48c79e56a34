import Glibc

/// The mailboxes to read, each of which can be read more than once.
///
/// Standard input can't; it is copied to a file that has no name any more and goes with the
/// process.
final class MailboxPaths {
    static let standardInput = "-"

    private(set) var paths: [MailboxPath] = []
    private var copy: Int32 = -1

    init(_ given: [String]) {
        for path in given {
            let opened = path == Self.standardInput ? copyOfStandardInput() ?? path : path
            paths.append(MailboxPath(path: opened, shown: path))
        }
    }

    deinit {
        if copy >= 0 { close(copy) }
    }

    private func copyOfStandardInput() -> String? {
        var template = Array("/tmp/nopitch-XXXXXX".utf8CString)
        guard copy < 0 else { return nil }
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return nil }
        unlink(template)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes {
                read(STDIN_FILENO, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            guard Self.writeAll(buffer[..<count], to: descriptor) else { break }
        }
        copy = descriptor
        return "/proc/self/fd/\(descriptor)"
    }

    private static func writeAll(_ octets: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
        var rest = octets
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
