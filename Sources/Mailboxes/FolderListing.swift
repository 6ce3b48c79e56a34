import Glibc

/// Lists the message files of a folder.
package enum FolderListing {
    /// The files of a Maildir's `new` and `cur`, or else those that end in `.eml`, by name.
    package static func messageFiles(in path: String) throws(MailboxError) -> [String] {
        let names = try names(in: path)
        if names.contains("cur"), isFolder(join(path, "cur")) {
            var files: [String] = []
            for part in ["cur", "new"] where isFolder(join(path, part)) {
                let folder = join(path, part)
                files += try Self.names(in: folder).map { join(folder, $0) }
            }
            return files
        }
        let files = names.filter { $0.lowercased().hasSuffix(".eml") }
        guard !files.isEmpty else { throw .noMessages(path: path) }
        return files.map { join(path, $0) }
    }

    /// The names in a folder in the order of their octets, without those that begin with a dot.
    package static func names(in path: String) throws(MailboxError) -> [String] {
        guard let folder = opendir(path) else { throw .last(path: path) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    static func join(_ folder: String, _ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    static func isFolder(_ path: String) -> Bool {
        FileKind(path: path) == .folder
    }
}

/// A file of a folder with what it was when the folder was listed; `nil` where that did not show.
struct FolderFile {
    let path: String
    let kind: FileKind?

    init(path: String) {
        self.path = path
        kind = FileKind(path: path)
    }
}

/// What a path leads to, links followed.
package enum FileKind: Equatable {
    case file(size: Int), folder
    /// A pipe or a device: read to its end like a file, its size unknown.
    case stream

    package init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .file(size: Int(status.st_size))
        case S_IFDIR: self = .folder
        default: self = .stream
        }
    }
}
