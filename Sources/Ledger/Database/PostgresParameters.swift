import CPostgres

/// Values as libpq takes them: all in binary, each with its type.
struct PostgresParameters {
    private var octets: [UInt8] = []
    private var places: [Range<Int>?] = []
    private var types: [Oid] = []

    init(_ values: [SQLValue]) {
        for value in values { append(value) }
    }

    private mutating func append(_ value: SQLValue) {
        let start = octets.count
        switch value {
        case .null: break
        case .integer(let number): octets.append(bigEndian: number)
        case .text(let text): octets.append(contentsOf: text.utf8)
        case .octets(let more): octets += more
        }
        places.append(value == .null ? nil : start..<octets.count)
        types.append(PostgresType(of: value).rawValue)
    }

    /// The pointers hold within the call only.
    func withPointers<Result>(
        _ body: ([Oid], [UnsafePointer<CChar>?], [Int32]) -> Result
    ) -> Result {
        // A value of no octets must not look like null, so there is always an octet to point to.
        (octets + [0]).withUnsafeBytes { buffer in
            let pointers = places.map { place in
                place.flatMap { range in
                    buffer.baseAddress?.advanced(by: range.lowerBound)
                        .assumingMemoryBound(to: CChar.self)
                }
            }
            return body(types, pointers, places.map { Int32($0?.count ?? 0) })
        }
    }
}

/// The types that the ledger uses, by their numbers in pg_type.
enum PostgresType: Oid {
    case unknown = 0
    case octets = 17
    case int8 = 20
    case int2 = 21
    case int4 = 23
    case text = 25

    init(of value: SQLValue) {
        self =
            switch value {
            case .null: .unknown
            case .integer: .int8
            case .text: .text
            case .octets: .octets
            }
    }
}
