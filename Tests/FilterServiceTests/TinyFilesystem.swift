import Foundation
import Glibc

/// A file system in memory that is soon full; only root can make one.
final class TinyFilesystem: Sendable {
    let path: String

    /// Whether mounting works here at all.
    static let isPossible = (try? TinyFilesystem(kilobytes: 16)) != nil

    struct Impossible: Error {}

    init(kilobytes: Int) throws {
        path = "/tmp/nopitch-\(UUID().uuidString.prefix(8))"
        mkdir(path, 0o700)
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
            rmdir(path)
            throw Impossible()
        }
    }

    deinit {
        umount2(path, Int32(bitPattern: UInt32(MNT_DETACH)))
        rmdir(path)
    }

    /// Writes until nothing more goes in; the file's path.
    func fill() -> String {
        let filler = path + "/filler"
        let descriptor = open(filler, O_WRONLY | O_CREAT, 0o600)
        let block = [UInt8](repeating: 0, count: 4096)
        while write(descriptor, block, block.count) > 0 {}
        while write(descriptor, block, 1) > 0 {}
        close(descriptor)
        return filler
    }

    func setReadOnly(_ isReadOnly: Bool) {
        let flags = UInt(MS_REMOUNT) | (isReadOnly ? UInt(MS_RDONLY) : 0)
        mount("tmpfs", path, "tmpfs", flags, nil)
    }
}
