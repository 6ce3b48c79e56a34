import Glibc

/// A user of the machine, and what the files' modes let them do.
struct Account {
    private let user: uid_t
    /// `nil` where the user has none at the moment.
    let name: String?
    private let groups: Set<gid_t>

    /// What one may do with a file: a bit of the mode of others.
    enum Use: mode_t {
        case enter = 0o1
        case write = 0o2
        case read = 0o4
    }

    /// `nil` where there is no such user.
    init?(_ name: String) {
        guard let entry = getpwnam(name) else { return nil }
        user = entry.pointee.pw_uid
        self.name = name
        groups = Self.groups(of: name, besides: entry.pointee.pw_gid)
    }

    /// A user by number, who need not have a name for longer than a process runs.
    init(user: uid_t, group: gid_t) {
        self.user = user
        name = getpwuid(user).map { String(cString: $0.pointee.pw_name) }
        groups = name.map { Self.groups(of: $0, besides: group) } ?? [group]
    }

    private static func groups(of name: String, besides group: gid_t) -> Set<gid_t> {
        var list = [gid_t](repeating: 0, count: 256)
        var count = Int32(list.count)
        let found = getgrouplist(name, group, &list, &count)
        return Set(found < 0 ? [group] : list.prefix(Int(count)))
    }

    /// The first folder on the way to a file that they may not enter, or the file itself where
    /// they may not use it so; `nil` where nothing stands in the way.
    func obstacle(to path: String, _ use: Use = .write) -> String? {
        let parts = path.split(separator: "/")
        for depth in 0..<parts.count {
            let folder = "/" + parts.prefix(depth).joined(separator: "/")
            if !may(.enter, folder) { return folder }
        }
        return may(use, path) ? nil : path
    }

    private func may(_ use: Use, _ path: String) -> Bool {
        var status = stat()
        let bit = use.rawValue
        guard stat(path, &status) == 0 else { return false }
        if user == 0 { return true }
        if status.st_uid == user { return status.st_mode & (bit << 6) != 0 }
        if groups.contains(status.st_gid) { return status.st_mode & (bit << 3) != 0 }
        return status.st_mode & bit != 0
    }
}
