import Glibc
package import HouseReply
import Ledger

/// The house's secret key in the state folder; made when it is first needed.
///
/// Mail servers that share one memory must share it too.
package struct ReplyKeyFile: Sendable {
    package let path: String

    package init(folder: String) {
        path = folder + "/reply.key"
    }

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    package func key() throws(Failure) -> ReplyKey {
        if let key = FileOctets.read(path).flatMap({ ReplyKey($0) }) { return key }
        let key = ReplyKey.random()
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            // Somebody else may have made it in this moment.
            if let key = FileOctets.read(path).flatMap({ ReplyKey($0) }) { return key }
            throw Failure(description: "\(path): \(systemError())")
        }
        defer { close(descriptor) }
        StateFolder.give(descriptor, at: path)
        guard FileOctets.write(key.bytes, to: descriptor), fsync(descriptor) == 0 else {
            let failure = Failure(description: "\(path): \(systemError())")
            unlink(path)
            throw failure
        }
        return key
    }
}
