import Glibc
package import MilterProtocol

/// Remembers, across the death of the process, which messages it was working on.
///
/// A message's digest is a file in a folder from before it is parsed until it is judged. What lies
/// there when the daemon starts may have killed it: such a message passes unjudged when it
/// comes again.
package struct WorkNotes: Sendable {
    package enum Note: Sendable {
        /// Work may begin; the note goes with `end`.
        case noted(String)
        /// The process died over this message before.
        case suspect
        /// The note could not be written (a full disk, say); work may begin all the same.
        case unwritten(reason: String)
    }

    /// How many messages were in work when a process died.
    package var suspectCount: Int { suspects.count }

    private let folder: String
    private let suspects: Set<String>

    /// Suspects are forgotten after thirty days.
    private static let maximumAge = 30 * 86_400

    /// Reads what an earlier process left behind; the folder need not exist.
    package init(folder: String) {
        self.folder = folder
        mkdir(FilePaths.folder(folder), 0o700)
        mkdir(folder, 0o700)
        var suspects: Set<String> = []
        for name in Self.names(in: folder) {
            var status = stat()
            guard stat("\(folder)/\(name)", &status) == 0 else { continue }
            if time(nil) - status.st_mtim.tv_sec > Self.maximumAge {
                unlink("\(folder)/\(name)")
            } else {
                suspects.insert(name)
            }
        }
        self.suspects = suspects
    }

    package func begin(_ transaction: MilterTransaction) -> Note {
        begin(transaction.fields.flatMap { [$0.name, $0.value] } + [transaction.body])
    }

    package func begin(_ message: [UInt8]) -> Note {
        begin([message])
    }

    private func begin(_ pieces: [[UInt8]]) -> Note {
        let name = Self.digest(of: pieces)
        if suspects.contains(name) { return .suspect }
        let path = "\(folder)/\(name)"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return .unwritten(reason: systemError()) }
        close(descriptor)
        return .noted(path)
    }

    package func end(_ note: Note) {
        if case .noted(let path) = note { unlink(path) }
    }

    /// A name for a message that no mail server gave one: the same for the same octets.
    package static func identifier(of message: [UInt8]) -> String { "d" + digest(of: [message]) }

    private static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { octets in
                String(decoding: octets.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.utf8.count == 16, !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    /// FNV-1a in sixteen hexadecimal digits: it need not withstand anybody, since a message that
    /// is taken for another only passes unjudged.
    private static func digest(of pieces: [[UInt8]]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for piece in pieces {
            for octet in piece { hash = (hash ^ UInt64(octet)) &* 0x100_0000_01B3 }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
