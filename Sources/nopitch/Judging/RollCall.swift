import Mailboxes

/// Tells which message of a first reading one of the second is.
///
/// A mailbox may change between the two: a letter arrives, or a mail program renames the file of one that
/// was answered. By its place alone each letter behind it would be judged by another's history.
struct RollCall {
    private let marks: [UInt64]
    private var next = 0
    /// Those that were not called yet, by their marks, the last first; made when the readings part.
    private var waiting: [UInt64: [Int]]?
    /// How many were not there in the first reading.
    private(set) var arrivals = 0

    init(_ marks: [UInt64]) {
        self.marks = marks
    }

    /// How many have not been called.
    var missing: Int {
        waiting.map { $0.values.reduce(0) { $0 + $1.count } } ?? marks.count - next
    }

    /// Its number in the first reading; `nil` where it was not there.
    mutating func number(of message: StoredMessage) -> Int? {
        let mark = Self.mark(message)
        if waiting == nil {
            if next < marks.count, marks[next] == mark {
                next += 1
                return next - 1
            }
            waiting = Dictionary(grouping: (next..<marks.count).reversed()) { marks[$0] }
        }
        guard let number = waiting?[mark]?.popLast() else {
            arrivals += 1
            return nil
        }
        return number
    }

    /// So many octets tell a message from others: its header section begins with what is its own.
    private static let markedOctets = 1024

    /// The same for the same message, within this process.
    static func mark(_ message: StoredMessage) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(message.bytes.count)
        message.bytes.withUnsafeBytes {
            hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: $0.prefix(markedOctets)))
        }
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
