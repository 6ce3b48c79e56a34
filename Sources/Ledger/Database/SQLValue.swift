/// A value as it goes into a database, and comes out of it.
package enum SQLValue: Sendable, Equatable {
    case null
    case integer(Int64)
    case text(String)
    case octets([UInt8])
}

/// What may stand for a `?` in a statement.
package protocol SQLConvertible {
    var sqlValue: SQLValue { get }
}

extension Int64: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self) }
}

extension Int: SQLConvertible {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension String: SQLConvertible {
    /// PostgreSQL knows no NUL in a text, and SQLite is at odds with itself about it.
    package var sqlValue: SQLValue {
        var text = self
        let hasNUL = text.withUTF8 { $0.contains(0) }
        return .text(hasNUL ? String(map { $0 == "\0" ? " " : $0 }) : text)
    }
}

extension [UInt8]: SQLConvertible {
    package var sqlValue: SQLValue { .octets(self) }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

/// A row of an answer, its values in the order of the statement's columns.
///
/// A value that is missing, or of another type, reads as nothing.
package struct LedgerRow: Sendable, Equatable {
    let values: [SQLValue]

    package init(values: [SQLValue]) {
        self.values = values
    }

    func integer(_ column: Int) -> Int64? {
        if case .integer(let number) = values[column] { number } else { nil }
    }

    func text(_ column: Int) -> String? {
        if case .text(let text) = values[column] { text } else { nil }
    }

    func octets(_ column: Int) -> [UInt8] {
        if case .octets(let octets) = values[column] { octets } else { [] }
    }

    /// The number of a column that is never null.
    func number(_ column: Int) -> Int64 { integer(column) ?? 0 }

    /// The text of a column that is never null.
    func string(_ column: Int) -> String { text(column) ?? "" }
}

/// `?, ?, ?`: room for so many values.
func marks(_ count: Int) -> String {
    String(repeating: "?, ", count: max(count - 1, 0)) + (count > 0 ? "?" : "")
}
