import Glibc

/// Stores messages in a Maildir, so that none is lost once `store` has returned: written to `tmp`,
/// flushed to the disk, renamed to `new`.
package struct Maildir: Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// A message could not be stored; nothing of it is left behind.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Stores a message in the Maildir++ sub-folder, or in the Maildir itself; folders are made
    /// where they are missing.
    package func store(_ message: [UInt8], folder: String? = nil) throws(Failure) {
        let base = folder.flatMap(MailboxName.maildirFolder).map { "\(path)/\($0)" } ?? path
        try prepare(base)
        let name = Self.uniqueName()
        let temporary = "\(base)/tmp/\(name)"
        do throws(Failure) {
            try write(message, to: temporary)
            guard rename(temporary, "\(base)/new/\(name)") == 0 else { throw failure(base) }
        } catch {
            unlink(temporary)
            throw error
        }
        try flush("\(base)/new")
    }

    private func prepare(_ base: String) throws(Failure) {
        for folder in [path, base, base + "/tmp", base + "/new", base + "/cur"] {
            guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure(folder) }
        }
        guard base != path else { return }
        // By this file Maildir++ knows a sub-folder.
        let descriptor = open(base + "/maildirfolder", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
    }

    private func write(_ message: [UInt8], to path: String) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        guard FileOctets.write(message, to: descriptor), fsync(descriptor) == 0 else {
            let failure = failure(path)
            close(descriptor)
            throw failure
        }
        guard close(descriptor) == 0 else { throw failure(path) }
    }

    private func flush(_ folder: String) throws(Failure) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(folder) }
    }

    private func failure(_ path: String) -> Failure {
        Failure(description: "\(path): \(systemError())")
    }

    /// Unique on this host by time, process and a random number.
    private static func uniqueName() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        var host = [CChar](repeating: 0, count: 256)
        gethostname(&host, host.count - 1)
        let name = String(
            decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self
        )
        .replacing("/", with: "\\057").replacing(":", with: "\\072")
        let random = String(UInt32.random(in: .min ... .max), radix: 16)
        return "\(now.tv_sec).M\(now.tv_nsec / 1000)P\(getpid())R\(random).\(name)"
    }
}
