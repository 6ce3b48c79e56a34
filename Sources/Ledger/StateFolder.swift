import Glibc

/// The folder of what is remembered, and whose it is.
///
/// It belongs to the daemon's user, who must be able to use what the administrator's commands leave
/// there: what root makes is given to the folder's owner.
package enum StateFolder {
    /// Gives an open file to the owner of the folder in which it lies, where this process is root's.
    ///
    /// The owner could have put a link to somebody else's file there: only what is root's own, and
    /// has no other name, is given away, and the caller follows no link (`O_NOFOLLOW`).
    package static func give(_ descriptor: Int32, at path: String) {
        guard geteuid() == 0, let owner = owner(of: path) else { return }
        var file = stat()
        guard fstat(descriptor, &file) == 0, file.st_uid == 0,
            file.st_mode & S_IFMT == S_IFDIR || file.st_nlink == 1
        else { return }
        _ = fchown(descriptor, owner.user, owner.group)
    }

    /// Makes a folder in the state folder, unless it is there.
    package static func makeFolder(_ path: String) {
        guard mkdir(path, 0o700) == 0, geteuid() == 0 else { return }
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        give(descriptor, at: path)
        close(descriptor)
    }

    /// Makes an empty file, unless it is there: SQLite gives what it makes beside a database to that
    /// one's owner.
    static func makeFile(_ path: String) {
        guard geteuid() == 0, owner(of: path) != nil else { return }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        give(descriptor, at: path)
        close(descriptor)
    }

    /// Who has the folder of a file; `nil` where that is root.
    private static func owner(of path: String) -> (user: uid_t, group: gid_t)? {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        var status = stat()
        guard stat(folder.isEmpty ? "/" : folder, &status) == 0, status.st_uid != 0 else {
            return nil
        }
        return (status.st_uid, status.st_gid)
    }
}
