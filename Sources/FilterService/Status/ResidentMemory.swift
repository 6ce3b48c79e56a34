import Glibc

/// The memory that this process has in the machine (proc(5), statm).
package enum ResidentMemory {
    /// In octets; `nil` where the system does not tell.
    package static var octets: Int? {
        let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let text = String(decoding: FileOctets.read(descriptor, atMost: 256), as: UTF8.self)
        let fields = text.split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }
}
