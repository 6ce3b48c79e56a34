/// Gives out the messages of an mbox, a Maildir, a folder of .eml files, a single message or
/// standard input, one at a time; no more than one is held in memory.
///
/// Which of them the path leads to is found out by looking: a file that begins with a postmark
/// line is an mbox.
package struct MailboxReader {
    /// The size of all there is to read in octets; `nil` where it cannot be known.
    package let totalBytes: Int?
    /// How much of it has been read.
    package var consumedBytes: Int { finishedBytes + (mbox?.consumed ?? 0) }

    /// A longer message is cut here, in octets.
    private let maximumOctets: Int
    private var files: ArraySlice<FolderFile>
    private let isFolder: Bool
    private var mbox: MboxReader?
    private var finishedBytes = 0

    /// Opens the mailbox; `-` is standard input.
    package init(path: String, maximumOctets: Int = 50 << 20) throws(MailboxError) {
        guard let kind = path == "-" ? .stream : FileKind(path: path) else {
            throw .last(path: path)
        }
        switch kind {
        case .file(let size): try self.init(file: path, size: size, maximumOctets)
        case .stream: try self.init(file: path, size: nil, maximumOctets)
        case .folder: try self.init(folder: path, maximumOctets)
        }
    }

    private init(file path: String, size: Int?, _ maximumOctets: Int) throws(MailboxError) {
        self.maximumOctets = maximumOctets
        totalBytes = size
        files = []
        isFolder = false
        let source = try FileSource(path: path)
        mbox = MboxReader(source: source, path: path, maximumOctets: maximumOctets)
    }

    private init(folder path: String, _ maximumOctets: Int) throws(MailboxError) {
        self.maximumOctets = maximumOctets
        let found = try FolderListing.messageFiles(in: path).map { FolderFile(path: $0) }
        files = found[...]
        isFolder = true
        totalBytes = found.reduce(0) { sum, file in
            if case .file(let size) = file.kind { sum + size } else { sum }
        }
    }

    /// The next message, or a file of the folder that cannot be read; `nil` after the last.
    package mutating func next() throws(MailboxError) -> MailboxItem? {
        guard isFolder else { return try mbox?.next().map(MailboxItem.message) }
        while let file = files.popFirst() {
            let path = file.path
            guard let kind = file.kind ?? FileKind(path: path) else {
                return unreadable(.last(path: path))
            }
            guard case .file(let size) = kind else { continue }
            finishedBytes += size
            do throws(MailboxError) {
                return .message(
                    try SingleMessage.read(path, size: size, maximumOctets: maximumOctets))
            } catch {
                return unreadable(error)
            }
        }
        return nil
    }

    private func unreadable(_ error: MailboxError) -> MailboxItem {
        switch error {
        case .unreadable(let path, let reason): .unreadable(path: path, reason: reason)
        case .noMessages(let path): .unreadable(path: path, reason: error.description)
        }
    }
}
