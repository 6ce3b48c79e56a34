import Glibc
import Mailboxes

/// The labelled files of a folder, each under the name that the labels give it: its path from there.
///
/// A name without a folder is the file directly there, of a Maildir that in `cur` or `new`. A
/// mailbox's label is that of all its messages. What is no folder is itself the one file.
struct LabelledFiles {
    let directory: String
    let labels: Labels
    /// Those that are there, by name.
    private(set) var paths: [String] = []
    /// Those that are not.
    private(set) var missing: [String] = []
    private var names: [String: String] = [:]

    init(_ labels: Labels, in directory: String) {
        self.directory = directory
        self.labels = labels
        var search = FileSearch(directory: directory)
        for name in labels.labels.keys.sorted() {
            guard let path = search.path(of: name) else {
                missing.append(name)
                continue
            }
            guard names[Self.plain(path)] == nil else { continue }
            names[Self.plain(path)] = name
            paths.append(path)
        }
    }

    /// Under which name the file or the mailbox is labelled that a message is from.
    func name(of source: String) -> String? {
        var path = Self.plain(source)
        while true {
            if let name = names[path] { return name }
            guard let slash = path.lastIndex(of: "/") else { return nil }
            path = String(path[..<slash])
        }
    }

    /// The names of files that are there and were neither judged nor complained of.
    func left(besides judged: Set<String>, _ complaints: [String]) -> [String] {
        paths.filter { path in !complaints.contains { $0.hasPrefix(path + ":") } }
            .compactMap { names[Self.plain($0)] }.filter { !judged.contains($0) }
    }

    /// The folder's own messages, labelled or not, and what is labelled besides them.
    var mailboxes: [String] {
        let own = (try? FolderListing.messageFiles(in: directory)) ?? []
        let listed = Set(own.map(Self.plain))
        let others = paths.filter { !listed.contains(Self.plain($0)) }
        return own.isEmpty && !others.isEmpty ? others : [directory] + others
    }

    /// One spelling of a path, since it is compared.
    private static func plain(_ path: String) -> String {
        (path.hasPrefix("/") ? "/" : "")
            + path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }
}

/// Finds files below a folder, also where the labels write their accents in another way than the
/// disk (what macOS lists is decomposed).
private struct FileSearch {
    let directory: String
    private var listings: [String: Set<String>] = [:]

    init(directory: String) {
        self.directory = directory
    }

    mutating func path(of name: String) -> String? {
        guard !name.isEmpty else { return nil }
        if FileKind(path: directory).map({ $0 != .folder }) ?? false {
            return name == directory.split(separator: "/").last.map(String.init) ? directory : nil
        }
        let folders = name.contains("/") ? [""] : ["", "cur/", "new/"]
        for folder in folders {
            if let path = find(folder + name) { return path }
        }
        return nil
    }

    private mutating func find(_ name: String) -> String? {
        var path = directory
        for part in name.split(separator: "/") where part != "." {
            let plain = path + "/" + part
            if FileKind(path: plain) != nil {
                path = plain
            } else if let other = spelling(of: String(part), in: path) {
                path += "/" + other
            } else {
                return nil
            }
        }
        return path == directory ? nil : path
    }

    /// How a folder spells a name; strings are the same where they are canonically equivalent.
    private mutating func spelling(of name: String, in folder: String) -> String? {
        let names = listings[folder] ?? Set((try? FolderListing.names(in: folder)) ?? [])
        listings[folder] = names
        return names.firstIndex(of: name).map { names[$0] }
    }
}
