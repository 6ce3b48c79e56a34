import Glibc

/// Small files, read whole.
enum TextFile {
    struct Unreadable: Error {
        /// In the system's words: "No such file or directory".
        let reason: String

        /// What the last call of the system complained about.
        static var last: Unreadable {
            Unreadable(reason: String(cString: strerror(errno)).lowercased())
        }
    }

    static func exists(_ path: String) -> Bool {
        access(path, R_OK) == 0
    }

    static func octets(_ path: String) -> Result<[UInt8], Unreadable> {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(.last) }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = chunk.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return .failure(.last) }
            guard count > 0 else { return .success(content) }
            content += chunk[..<count]
        }
    }

    /// The text; octets that are no UTF-8 are replaced.
    static func read(_ path: String) -> Result<String, Unreadable> {
        octets(path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Writes a file whole, or says why not.
    static func write(_ text: String, to path: String) -> Unreadable? {
        write(Array(text.utf8), to: path)
    }

    static func write(_ octets: [UInt8], to path: String) -> Unreadable? {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return .last }
        defer { close(descriptor) }
        var rest = octets[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return .last }
            rest = rest.dropFirst(count)
        }
        return nil
    }
}
