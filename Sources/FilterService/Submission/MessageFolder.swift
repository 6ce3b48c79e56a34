import Glibc

/// A folder of `.eml` files, each written whole or not at all.
struct MessageFolder {
    let path: String

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    func store(_ octets: [UInt8]) throws(Failure) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure() }
        let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let name = "\(path)/\(time(nil))-\(random)"
        let descriptor = open(name + ".new", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        guard FileOctets.write(octets, to: descriptor), fsync(descriptor) == 0,
            rename(name + ".new", name + ".eml") == 0
        else {
            let failure = failure()
            unlink(name + ".new")
            throw failure
        }
    }

    private func failure() -> Failure {
        Failure(description: "\(path): \(systemError())")
    }
}
