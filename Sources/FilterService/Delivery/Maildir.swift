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
        let (temporary, place) = ("\(base)/tmp/\(name)", "\(base)/new/\(name)")
        let new = try openFolder("\(base)/new")
        defer { if let new { close(new) } }
        do throws(Failure) {
            try write(message, to: temporary)
            guard rename(temporary, place) == 0 else { throw failure(base) }
        } catch {
            unlink(temporary)
            throw error
        }
        if let new { try flush(new, or: place) }
    }

    /// `nil` for a folder that messages may be put into but that may not be read: it can't be flushed.
    private func openFolder(_ folder: String) throws(Failure) -> Int32? {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor >= 0 { return descriptor }
        guard errno == EACCES else { throw failure(folder) }
        return nil
    }

    /// Flushes a folder into which a message was put; where the disk fails, the message is taken away.
    ///
    /// A file system that flushes no folders is no reason to have the message sent again, nor is a
    /// failure once its reader has it.
    private func flush(_ folder: Int32, or place: String) throws(Failure) {
        guard fsync(folder) != 0, [EIO, ENOSPC, EDQUOT].contains(errno) else { return }
        let failure = failure(place)
        if unlink(place) == 0 { throw failure }
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
