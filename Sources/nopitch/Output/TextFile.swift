import ArgumentParser
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

    /// Its octets, or so many of them as are asked for at least.
    static func octets(_ path: String, least: Int = .max) -> Result<[UInt8], Unreadable> {
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
            if content.count >= least { return .success(content) }
        }
    }

    /// The text; octets that are no UTF-8 are replaced.
    static func read(_ path: String) -> Result<String, Unreadable> {
        octets(path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Writes a file whole; where that can't be done, says why and exits with 73.
    static func create(_ path: String, _ text: String) throws {
        try create(path, Array(text.utf8))
    }

    static func create(_ path: String, _ octets: [UInt8]) throws {
        guard let fault = write(octets, to: path) else { return }
        StandardError.print("nopitch: \(path): \(SystemFault.translated(fault.reason))")
        throw ExitCode.cannotCreate
    }

    /// A file that is there is replaced only once the new one is whole and on the disk; a device, or
    /// what else is no plain file, is written to where it is, and `-` is standard output.
    private static func write(_ octets: [UInt8], to path: String) -> Unreadable? {
        if path == "-" || path == "/dev/stdout" {
            fflush(nil)
            return write(octets, to: STDOUT_FILENO)
        }
        guard let place = Replacement(of: path) else { return overwrite(path, with: octets) }
        let draft = "\(place.path).\(String(UInt32.random(in: 0 ... .max), radix: 36)).new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        if descriptor < 0, errno == EACCES { return overwrite(path, with: octets) }
        guard descriptor >= 0 else { return .last }
        place.dress(descriptor)
        var fault = write(octets, to: descriptor)
        if fault == nil, fsync(descriptor) != 0 { fault = .last }
        if close(descriptor) != 0, fault == nil { fault = .last }
        if fault == nil, rename(draft, place.path) != 0 { fault = .last }
        if fault != nil { unlink(draft) }
        return fault
    }

    /// A folder may let nobody make a file in it, and yet let a file be written to.
    private static func overwrite(_ path: String, with octets: [UInt8]) -> Unreadable? {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return .last }
        defer { close(descriptor) }
        return write(octets, to: descriptor)
    }

    private static func write(_ octets: [UInt8], to descriptor: Int32) -> Unreadable? {
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

/// A plain file, or a name that is still free, in whose place a new file may be put.
private struct Replacement {
    /// Behind all links.
    let path: String
    private let old: stat?

    /// `nil` for a device, a pipe, a folder, and the names of what this process has open.
    init?(of path: String) {
        if ["/dev/", "/proc/"].contains(where: path.hasPrefix) { return nil }
        var status = stat()
        guard stat(path, &status) == 0 else {
            // A link that leads nowhere stays a link.
            guard errno == ENOENT, lstat(path, &status) != 0 else { return nil }
            self.path = path
            old = nil
            return
        }
        guard status.st_mode & S_IFMT == S_IFREG, let place = realpath(path, nil) else {
            return nil
        }
        defer { free(place) }
        self.path = String(cString: place)
        old = status
    }

    /// Gives the new file the old one's rights and, where that is allowed, its owner.
    func dress(_ descriptor: Int32) {
        guard let old else { return }
        _ = fchown(descriptor, old.st_uid, old.st_gid)
        _ = fchmod(descriptor, old.st_mode & 0o777)
    }
}
