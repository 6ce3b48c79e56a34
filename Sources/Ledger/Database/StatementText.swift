import Synchronization

/// A statement that takes several values of a kind, written once for each number of them: to write it
/// for every letter would take as long as a part of the answer.
final class StatementText<Size: Hashable & Sendable>: Sendable {
    private let write: @Sendable (Size) -> String
    private let written = Mutex<[Size: String]>([:])

    init(_ write: @escaping @Sendable (Size) -> String) {
        self.write = write
    }

    func of(_ size: Size) -> String {
        written.withLock { written in
            if let text = written[size] { return text }
            let text = write(size)
            written[size] = text
            return text
        }
    }
}

extension ArraySlice {
    /// As many elements as a power of two, the last one repeated: so few statements differ by the number
    /// of their values, each of which the database keeps.
    var paddedToPowerOfTwo: [Element] {
        guard let last else { return [] }
        var size = 1
        while size < count { size *= 2 }
        return self + Array(repeating: last, count: size - count)
    }
}

/// Statements whose rows are answered together.
///
/// With one for each value nothing is made to find them in; for `IN (?, ?)` SQLite makes a table
/// first, which takes longer than all else.
func union(_ statements: [String]) -> String {
    statements.joined(separator: " UNION ALL ")
}
