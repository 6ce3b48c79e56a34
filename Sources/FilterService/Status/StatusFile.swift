import FoundationEssentials
import Glibc
import Ledger

/// The daemon's report in its state folder, and the lock that tells whether a daemon runs on it.
package struct StatusFile: Sendable {
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    package let path: String
    private let lockPath: String

    package init(folder: String) {
        path = folder + "/status.json"
        lockPath = folder + "/daemon.lock"
    }

    /// Replaces the report whole: a reader never sees half of one.
    package func write(_ report: ServiceReport) throws(Failure) {
        let octets: [UInt8]
        do {
            octets = Array(try Self.encoder.encode(report))
        } catch {
            throw Failure(description: "\(error)")
        }
        let draft = path + ".new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure(description: "\(draft): \(systemError())") }
        StateFolder.give(descriptor, at: draft)
        let isWritten = FileOctets.write(octets, to: descriptor)
        let reason = systemError()
        close(descriptor)
        guard isWritten, rename(draft, path) == 0 else {
            unlink(draft)
            throw Failure(description: "\(path): \(isWritten ? systemError() : reason)")
        }
    }

    /// The last report; throws where there is none that can be read.
    package func read() throws(Failure) -> ServiceReport {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(description: "\(path): \(systemError())") }
        defer { close(descriptor) }
        do {
            return try Self.decoder.decode(
                ServiceReport.self, from: Data(FileOctets.read(descriptor, atMost: 16 << 20)))
        } catch {
            throw Failure(description: "\(path): not a report of this version of nopitch")
        }
    }

    /// Takes the lock for as long as the claim is kept; `nil` where another daemon has it, or
    /// where it can't be had.
    package func claim() -> Claim? {
        let descriptor = open(lockPath, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        StateFolder.give(descriptor, at: lockPath)
        var lock = Self.wholeFile
        guard fcntl(descriptor, Self.setLock, &lock) == 0 else {
            close(descriptor)
            return nil
        }
        return Claim(descriptor)
    }

    /// Whether a daemon runs on this folder; the lock goes with its process, however that ends.
    package var isClaimed: Bool {
        let descriptor = open(lockPath, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var lock = Self.wholeFile
        return fcntl(descriptor, Self.getLock, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
    }

    /// Whether the state folder may not be looked into, so that nothing is known of a daemon.
    package var isForbidden: Bool {
        let descriptor = open(lockPath, O_RDONLY | O_CLOEXEC)
        guard descriptor < 0 else {
            close(descriptor)
            return false
        }
        return errno == EACCES
    }

    private static var wholeFile: flock {
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        return lock
    }

    /// F_OFD_GETLK and F_OFD_SETLK of fcntl(2), which Swift is not shown.
    private static let (getLock, setLock): (Int32, Int32) = (36, 37)

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return encoder
    }

    private static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }
}

extension StatusFile {
    /// Holds the lock until it is let go.
    package final class Claim: Sendable {
        private let descriptor: Int32

        fileprivate init(_ descriptor: Int32) {
            self.descriptor = descriptor
        }

        deinit { close(descriptor) }
    }
}
