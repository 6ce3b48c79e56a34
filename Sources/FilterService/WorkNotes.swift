import Glibc
import Ledger
package import MilterProtocol
import Synchronization

/// Remembers, across the death of the process, which messages it was working on.
///
/// A message's digest stands in a file from before it is parsed until it is judged. A process has as
/// many such files as it ever judged messages at once, and keeps each of them open and locked: two
/// short writes a message. What stands in one that nobody holds may have killed its process: such a
/// message passes unjudged when it comes again.
package final class WorkNotes: Sendable {
    package enum Note: Sendable {
        /// Work may begin; the note goes with `end`.
        case noted(in: Slip)
        /// A process died over this message before.
        case suspect
        /// The note could not be written (a full disk, say); work may begin all the same.
        case unwritten(reason: String)
    }

    /// A file of this process's own, for one message at a time.
    package struct Slip: Sendable {
        fileprivate let descriptor: Int32
        fileprivate let path: String
    }

    /// How many messages were in work when a process died.
    package var suspectCount: Int { suspects.count }

    private let folder: String
    private let suspects: Set<String>
    /// Those in which no message stands.
    private let free = Mutex<[Slip]>([])

    /// Suspects are forgotten after thirty days.
    private static let maximumAge = 30 * 86_400
    /// Begins the names of files that processes write in; all others are named by a suspect's digest.
    private static let prefix = "at-"
    private static let digestLength = 16
    /// Written over a digest, so that even on a full disk there is room for the next one.
    private static let nothing = String(repeating: "-", count: digestLength)

    /// Reads what earlier processes left behind; the folder need not exist.
    package init(folder: String) {
        self.folder = folder
        mkdir(FilePaths.folder(folder), 0o700)
        StateFolder.makeFolder(folder)
        let names = FolderNames.all(in: folder)
        var suspects = Set(names.filter(Self.isDigest).filter { Self.isRecent("\(folder)/\($0)") })
        for name in names where name.hasPrefix(Self.prefix) {
            if let digest = Self.abandoned("\(folder)/\(name)", in: folder) {
                suspects.insert(digest)
            }
        }
        self.suspects = suspects
    }

    deinit {
        free.withLock { slips in
            for slip in slips {
                unlink(slip.path)
                close(slip.descriptor)
            }
        }
    }

    package func begin(_ transaction: MilterTransaction) -> Note {
        begin(
            transaction.fields.filter { !$0.isStampOfTheWay }.flatMap { [$0.name, $0.value] }
                + [transaction.body])
    }

    package func begin(_ message: [UInt8]) -> Note {
        begin([message])
    }

    private func begin(_ pieces: [[UInt8]]) -> Note {
        let digest = Self.digest(of: pieces)
        if suspects.contains(digest) { return .suspect }
        guard let slip = free.withLock({ $0.popLast() }) ?? newSlip() else {
            return .unwritten(reason: systemError())
        }
        guard Self.write(digest, slip) else {
            let reason = systemError()
            free.withLock { $0.append(slip) }
            return .unwritten(reason: reason)
        }
        return .noted(in: slip)
    }

    package func end(_ note: Note) {
        guard case .noted(let slip) = note else { return }
        _ = Self.write(Self.nothing, slip)
        free.withLock { $0.append(slip) }
    }

    private static func write(_ text: String, _ slip: Slip) -> Bool {
        pwrite(slip.descriptor, text, digestLength, 0) == digestLength
    }

    /// A name for a message that no mail server gave one: the same for the same octets.
    package static func identifier(of message: [UInt8]) -> String { "d" + digest(of: [message]) }

    /// `nil` where there can be none.
    private func newSlip() -> Slip? {
        let path = "\(folder)/\(Self.prefix)\(UInt64.random(in: 0...UInt64.max))"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        StateFolder.give(descriptor, at: path)
        flock(descriptor, LOCK_EX | LOCK_NB)
        return Slip(descriptor: descriptor, path: path)
    }

    /// Takes a file that no process holds away, and returns what stood in it, now a suspect.
    private static func abandoned(_ path: String, in folder: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
        var octets = [UInt8](repeating: 0, count: digestLength)
        let length = read(descriptor, &octets, digestLength)
        let digest = String(decoding: octets, as: UTF8.self)
        guard length == digestLength, isDigest(digest) else {
            unlink(path)
            return nil
        }
        rename(path, "\(folder)/\(digest)")
        return digest
    }

    private static func isDigest(_ name: String) -> Bool {
        name.utf8.count == digestLength && name.allSatisfy(\.isHexDigit)
    }

    /// Whether a suspect is to be kept; it is removed otherwise.
    private static func isRecent(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        if time(nil) - status.st_mtim.tv_sec <= maximumAge { return true }
        unlink(path)
        return false
    }

    /// FNV-1a in sixteen hexadecimal digits: it need not withstand anybody, since a message that
    /// is taken for another only passes unjudged.
    private static func digest(of pieces: [[UInt8]]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for piece in pieces {
            for octet in piece { hash = (hash ^ UInt64(octet)) &* 0x100_0000_01B3 }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: digestLength - digits.count) + digits
    }
}

extension MilterTransaction.Field {
    private static let stamps = ["arc-", "authentication-results", "received", "x-"]
        .map { Array($0.utf8) }

    /// Whether each delivery puts another one on the same message (filters before us, with times).
    fileprivate var isStampOfTheWay: Bool {
        Self.stamps.contains { stamp in
            name.count >= stamp.count && zip(name, stamp).allSatisfy { $0 | 0x20 == $1 }
        }
    }
}
