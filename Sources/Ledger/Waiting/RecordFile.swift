import Glibc

/// A file to which records are appended one by one, and which is emptied as a whole.
///
/// A record outlives the process as soon as `append` has returned. The end of the machine it outlives
/// no more surely than the latest commits in SQLite's write-ahead log: neither waits for the disk.
final class RecordFile: Sendable {
    private let descriptor: Int32

    /// `nil` where the file can't be opened, or there is none and none is to be made.
    init?(path: String, making: Bool) {
        let flags = O_RDWR | O_APPEND | O_NOFOLLOW | O_CLOEXEC
        descriptor = open(path, flags | (making ? O_CREAT : 0), 0o600)
        guard descriptor >= 0 else { return nil }
        StateFolder.give(descriptor, at: path)
    }

    deinit {
        close(descriptor)
    }

    /// False where another process holds it, or this one by another opening of the file.
    func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    func unlock() {
        flock(descriptor, LOCK_UN)
    }

    var isEmpty: Bool { size == 0 }

    /// Where it throws the file is as it was.
    func append(_ record: [UInt8]) throws {
        let frame = Frame(record).octets
        let written = write(descriptor, frame, frame.count)
        guard written == frame.count else {
            let reason = written < 0 ? String(cString: strerror(errno)) : "the disk is full"
            if written > 0 { ftruncate(descriptor, size - off_t(written)) }
            throw LedgerError.failed(reason)
        }
    }

    /// All records, in the order in which they came, up to the first that is not whole.
    ///
    /// Its writer never learnt that it was there; it is cut off, so that others can follow.
    func recover() -> [[UInt8]] {
        var octets = [UInt8](repeating: 0, count: Int(size))
        let length = pread(descriptor, &octets, octets.count, 0)
        var rest = octets.prefix(max(length, 0))
        var records: [[UInt8]] = []
        while let record = Frame.takeRecord(from: &rest) { records.append(record) }
        if !rest.isEmpty { ftruncate(descriptor, off_t(rest.startIndex)) }
        return records
    }

    func empty() {
        if !isEmpty { ftruncate(descriptor, 0) }
    }

    private var size: off_t {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? status.st_size : 0
    }
}

/// A record with its length and its hash before it.
private struct Frame {
    let octets: [UInt8]

    private static let headLength = 12

    init(_ record: [UInt8]) {
        var octets: [UInt8] = []
        octets.reserveCapacity(Self.headLength + record.count)
        octets.append(bigEndian: UInt32(record.count))
        octets.append(bigEndian: hash(of: record))
        octets += record
        self.octets = octets
    }

    /// `nil` where no whole frame stands at the beginning.
    static func takeRecord(from octets: inout ArraySlice<UInt8>) -> [UInt8]? {
        guard octets.count >= headLength else { return nil }
        let head = octets.prefix(headLength)
        let length = Int(UInt32(bigEndian: head.prefix(4)))
        let record = octets.dropFirst(headLength).prefix(length)
        guard record.count == length,
            Int64(bigEndian: head.dropFirst(4)) == hash(of: record)
        else { return nil }
        octets = octets.dropFirst(headLength + length)
        return Array(record)
    }
}
