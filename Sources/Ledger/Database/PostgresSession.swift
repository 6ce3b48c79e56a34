import CPostgres
import Glibc

/// Statements on a connection, each within its time limit.
struct PostgresSession: LedgerSession {
    let connection: OpaquePointer

    func rows(_ sql: String, _ values: [any SQLConvertible]) throws -> [LedgerRow] {
        try ask(sql, values).rows
    }

    func execute(_ sql: String, _ values: [any SQLConvertible]) throws -> Int {
        try ask(sql, values).changes
    }

    func run(_ statements: String) throws {
        guard PQsendQuery(connection, statements) == 1 else { throw failure }
        _ = try answer()
    }

    private func ask(_ sql: String, _ values: [any SQLConvertible]) throws -> PostgresResult {
        let parameters = PostgresParameters(values.map(\.sqlValue))
        let formats = [Int32](repeating: 1, count: values.count)
        let sent = parameters.withPointers { types, pointers, lengths in
            PQsendQueryParams(
                connection, sql.numberingMarks, Int32(values.count), types, pointers, lengths,
                formats, 1)
        }
        guard sent == 1 else { throw failure }
        return try answer()
    }

    /// The last of the answers; throws the first that is an error.
    private func answer() throws -> PostgresResult {
        let deadline = Self.now + Int64(PostgresConnection.timeLimit)
        while PQflush(connection) == 1 { try wait(for: POLLIN | POLLOUT, until: deadline) }
        var last = PostgresResult(nil)
        var complaint: String?
        while true {
            while PQisBusy(connection) == 1 { try wait(for: POLLIN, until: deadline) }
            guard let pointer = PQgetResult(connection) else { break }
            last = PostgresResult(pointer)
            complaint = complaint ?? last.complaint
        }
        if let complaint { throw LedgerError.failed(complaint) }
        guard PQstatus(connection) == CONNECTION_OK else { throw failure }
        return last
    }

    private func wait(for events: Int32, until deadline: Int64) throws {
        var poll = pollfd(fd: PQsocket(connection), events: Int16(events), revents: 0)
        let left = deadline - Self.now
        guard left > 0 else { throw LedgerError.late }
        let ready = Glibc.poll(&poll, 1, Int32(left))
        guard ready != 0 else { throw LedgerError.late }
        if poll.revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 {
            guard PQconsumeInput(connection) == 1 else { throw failure }
        }
    }

    private var failure: LedgerError { .failed(Self.complaint(connection)) }

    /// What went wrong, in one line.
    static func complaint(_ connection: OpaquePointer) -> String {
        String(cString: PQerrorMessage(connection)).inOneLine
    }

    /// Milliseconds on a clock that nobody sets.
    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}

extension String {
    /// `$1`, `$2` … in the place of each `?`, and `$2` in that of `?2`; the ledger's statements have no
    /// other.
    fileprivate var numberingMarks: String {
        var number = 0
        let parts = split(separator: "?", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(into: String(parts[0])) { text, part in
            number += 1
            let isNumbered = part.first?.isNumber ?? false
            text += isNumbered ? "$\(part)" : "$\(number)\(part)"
        }
    }

    var inOneLine: String {
        split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
