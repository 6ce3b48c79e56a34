import Glibc

/// A mailbox by the path that opens it and the one that was given.
struct MailboxPath {
    let path: String
    let shown: String
    /// Why the copy that was needed could not be made.
    var fault: String?

    /// Whether it is read from a copy.
    var isCopy: Bool { path != shown }
}

/// The mailboxes to read, each of which can be read more than once.
///
/// Standard input and pipes can't; they are copied to files that have no name any more and go with the
/// process.
final class MailboxPaths {
    static let standardInput = "-"

    private(set) var paths: [MailboxPath] = []
    private var copies: [Int32] = []

    init(_ given: [String]) {
        for path in given {
            paths.append(Self.isStream(path) ? copied(path) : MailboxPath(path: path, shown: path))
        }
    }

    deinit {
        for copy in copies { close(copy) }
    }

    private func copied(_ path: String) -> MailboxPath {
        let isInput = path == Self.standardInput
        let source = isInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        defer { if !isInput, source >= 0 { close(source) } }
        var template = Array("/tmp/nopitch-XXXXXX".utf8CString)
        let target = source < 0 ? -1 : mkstemp(&template)
        if target >= 0 {
            copies.append(target)
            unlink(template)
        }
        guard target >= 0, Self.copy(source, to: target) else {
            return MailboxPath(path: path, shown: path, fault: String(cString: strerror(errno)))
        }
        return MailboxPath(path: "/proc/self/fd/\(target)", shown: path)
    }

    private static func isStream(_ path: String) -> Bool {
        var status = stat()
        guard path != standardInput else { return true }
        guard stat(path, &status) == 0 else { return false }
        return [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT)
    }

    /// False where that fails, with the system's reason in `errno`.
    private static func copy(_ source: Int32, to target: Int32) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(source, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            if count == 0 { return true }
            guard count > 0, writeAll(buffer[..<count], to: target) else { return false }
        }
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
