import Glibc

/// A user of the machine, and what the files' modes let them do.
struct Account {
    let name: String
    private let user: uid_t
    private let groups: Set<gid_t>

    /// `nil` where there is no such user.
    init?(_ name: String) {
        guard let entry = getpwnam(name) else { return nil }
        self.name = name
        user = entry.pointee.pw_uid
        var list = [gid_t](repeating: 0, count: 256)
        var count = Int32(list.count)
        let found = getgrouplist(name, entry.pointee.pw_gid, &list, &count)
        groups = Set(found < 0 ? [entry.pointee.pw_gid] : list.prefix(Int(count)))
    }

    /// The first folder on the way to a file that they may not enter, or the file itself where
    /// they may not write to it; `nil` where nothing stands in the way.
    func obstacle(to path: String) -> String? {
        let parts = path.split(separator: "/")
        for depth in 0..<parts.count {
            let folder = "/" + parts.prefix(depth).joined(separator: "/")
            if !may(0o1, folder) { return folder }
        }
        return may(0o2, path) ? nil : path
    }

    private func may(_ bit: mode_t, _ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        if user == 0 { return true }
        if status.st_uid == user { return status.st_mode & (bit << 6) != 0 }
        if groups.contains(status.st_gid) { return status.st_mode & (bit << 3) != 0 }
        return status.st_mode & bit != 0
    }
}
