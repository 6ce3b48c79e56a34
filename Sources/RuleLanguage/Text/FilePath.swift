/// A file's path as the manager may read it.
struct FilePath: Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    /// Without its folder.
    var name: String { text.split(separator: "/").last.map(String.init) ?? text }

    /// A path that stands in this file, taken from where this file lies.
    func neighbour(_ other: String) -> FilePath {
        guard !other.hasPrefix("/"), let slash = text.lastIndex(of: "/") else {
            return FilePath(other)
        }
        return FilePath(text[...slash] + other)
    }

    /// The path without `.` and `dir/..`, by which two spellings are known to be one file.
    var key: String {
        var parts: [Substring] = []
        for part in text.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        return (text.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }
}
