@preconcurrency import Dispatch
import Glibc

/// Tells when something in some folders changes (inotify(7)); what it was is for the reader to see.
final class FolderWatch: Sendable {
    /// An element for one or several changes; those that come while one is dealt with are joined.
    let changes: AsyncStream<Void>

    private let descriptor: Int32
    private let source: any DispatchSourceRead

    /// `nil` where the system has no more of them to give.
    init?() {
        descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        let (stream, continuation) = AsyncStream<Void>.makeStream(
            bufferingPolicy: .bufferingNewest(1))
        changes = stream
        source = DispatchSource.makeReadSource(
            fileDescriptor: descriptor, queue: DispatchQueue(label: "nopitch.folders"))
        source.setEventHandler { [descriptor] in
            var events = [UInt8](repeating: 0, count: 8192)
            while read(descriptor, &events, events.count) > 0 {}
            continuation.yield()
        }
        source.setCancelHandler { [descriptor] in
            close(descriptor)
            continuation.finish()
        }
        source.resume()
    }

    deinit { source.cancel() }

    /// Watches the folders of files, and those of the files that they are links to.
    func watch(_ files: [String]) {
        let interest = UInt32(
            IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB)
        for folder in Set(files.flatMap { [$0, FilePaths.resolved($0)] }.map(FilePaths.folder)) {
            inotify_add_watch(descriptor, folder, interest)
        }
    }
}

/// Paths of files, as text.
enum FilePaths {
    static func folder(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The file behind links; the path itself where there is none.
    static func resolved(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

/// By what it is seen that a file is another than before.
struct FileStamp: Hashable {
    private let values: [Int]
    /// When it last changed in content, place or rights; nobody can set this back (st_ctim, stat(2)).
    private let changed: FileTime

    static func == (one: FileStamp, other: FileStamp) -> Bool { one.values == other.values }

    func hash(into hasher: inout Hasher) { hasher.combine(values) }

    /// Whether it is there and may have changed since a time; all within one tick are one time.
    func mayHaveChanged(since time: FileTime) -> Bool { changed >= time }

    init(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            values = []
            changed = FileTime(timespec())
            return
        }
        changed = FileTime(status.st_ctim)
        values = [
            Int(status.st_dev), Int(status.st_ino), Int(status.st_size), Int(status.st_mode),
            status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
            status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
        ]
    }
}

/// A time by the clock from which files have theirs; it moves on in ticks of some milliseconds.
struct FileTime: Comparable {
    private let time: timespec

    init(_ time: timespec) { self.time = time }

    static var now: FileTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &time)
        return FileTime(time)
    }

    static func == (one: FileTime, other: FileTime) -> Bool {
        (one.time.tv_sec, one.time.tv_nsec) == (other.time.tv_sec, other.time.tv_nsec)
    }

    static func < (one: FileTime, other: FileTime) -> Bool {
        (one.time.tv_sec, one.time.tv_nsec) < (other.time.tv_sec, other.time.tv_nsec)
    }
}
