import Glibc
import PitchFilter

/// A file in memory without being read: pages come when they are looked at.
final class MappedFile: ModelOctets {
    nonisolated(unsafe) private let base: UnsafeMutableRawPointer
    private let count: Int

    init(path: String) throws(TextFile.Unreadable) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw TextFile.Unreadable.last }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw TextFile.Unreadable.last }
        guard status.st_size > 0 else { throw TextFile.Unreadable(reason: "it is empty") }
        count = Int(status.st_size)
        let mapped = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let mapped, mapped != MAP_FAILED else { throw TextFile.Unreadable.last }
        base = mapped
    }

    deinit { munmap(base, count) }

    func withOctets<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(start: base, count: count))
    }
}
