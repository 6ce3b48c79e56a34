import CPostgres

/// An answer of the server, read out of libpq's memory.
struct PostgresResult {
    private(set) var rows: [LedgerRow] = []
    private(set) var changes = 0
    /// Why the statement failed; `nil` where it did not.
    private(set) var complaint: String?

    /// Takes the answer over and frees it.
    init(_ pointer: OpaquePointer?) {
        guard let pointer else { return }
        defer { PQclear(pointer) }
        switch PQresultStatus(pointer) {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: break
        default: complaint = String(cString: PQresultErrorMessage(pointer)).inOneLine
        }
        changes = Int(String(cString: PQcmdTuples(pointer))) ?? 0
        let columns = PQnfields(pointer)
        rows = (0..<PQntuples(pointer)).map { row in
            LedgerRow(values: (0..<columns).map { Self.value(pointer, row, $0) })
        }
    }

    private static func value(
        _ result: OpaquePointer, _ row: Int32, _ column: Int32
    ) -> SQLValue {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column)
        else { return .null }
        let octets = UnsafeRawBufferPointer(
            start: start, count: Int(PQgetlength(result, row, column)))
        switch PostgresType(rawValue: PQftype(result, column)) {
        case .int2, .int4, .int8: return .integer(integer(octets))
        case .octets: return .octets(Array(octets))
        case .text, .unknown, nil: return .text(String(decoding: octets, as: UTF8.self))
        }
    }

    /// Most significant octet first, whatever the width.
    private static func integer(_ octets: UnsafeRawBufferPointer) -> Int64 {
        let isNegative = octets.first.map { $0 >= 0x80 } ?? false
        return octets.reduce(isNegative ? -1 : 0) { $0 << 8 | Int64($1) }
    }
}
