import FilterService
import Glibc

/// The daemon's state folder and whose its files are.
struct OwnedFolder {
    let path: String

    /// The user that the daemon runs as; `nil` where there is no folder.
    var owner: Account? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Account(user: status.st_uid, group: status.st_gid)
    }

    /// The files that belong to another, and that not everybody may write to.
    var strangers: [String] {
        var folder = stat()
        guard stat(path, &folder) == 0 else { return [] }
        return files(in: path).filter { file in
            var status = stat()
            return lstat(file, &status) == 0 && status.st_uid != folder.st_uid
                && status.st_mode & 0o002 == 0
        }.sorted()
    }

    /// In the folder and those in it.
    private func files(in folder: String) -> [String] {
        FolderNames.all(in: folder).filter { $0 != "." && $0 != ".." }.flatMap { name in
            let path = "\(folder)/\(name)"
            var status = stat()
            let isFolder = lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
            return [path] + (isFolder ? files(in: path) : [])
        }
    }
}
