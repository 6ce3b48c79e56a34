/// Which of two lines stands deeper, whatever an editor takes for a tab's width.
enum Indentation {
    enum Order {
        case deeper, notDeeper
        /// Depends on how wide a tab is.
        case unclear
    }

    static func order(_ line: SourceLine, _ above: SourceLine) -> Order {
        if line.isAtMargin { return .notDeeper }
        if above.isAtMargin { return .deeper }
        let (own, other) = (line.indentation, above.indentation)
        if own.starts(with: other) { return own.count > other.count ? .deeper : .notDeeper }
        if other.starts(with: own) { return .notDeeper }
        return normalizedOrder(own, other)
    }

    /// A guess for going on after the complaint: a tab is four wide.
    static func looksDeeper(_ line: SourceLine, _ above: SourceLine) -> Bool {
        width(line.indentation) > width(above.indentation)
    }

    /// Non-breaking spaces count as spaces, zero-width ones as nothing.
    private static func normalizedOrder(
        _ line: ArraySlice<UInt8>,
        _ above: ArraySlice<UInt8>
    ) -> Order {
        let (own, other) = (normalized(line), normalized(above))
        if own.starts(with: other) { return own.count > other.count ? .deeper : .notDeeper }
        return other.starts(with: own) ? .notDeeper : .unclear
    }

    private static func normalized(_ indentation: ArraySlice<UInt8>) -> [UInt8] {
        String(decoding: indentation, as: UTF8.self).unicodeScalars.compactMap { scalar in
            switch scalar {
            case "\t": .tab
            case "\u{200B}", "\u{2060}", "\u{FEFF}": nil
            default: .space
            }
        }
    }

    private static func width(_ indentation: ArraySlice<UInt8>) -> Int {
        normalized(indentation).reduce(0) { $0 + ($1 == .tab ? 4 : 1) }
    }
}

extension SourceLine {
    fileprivate var indentation: ArraySlice<UInt8> { text.bytes[range.lowerBound..<start] }

    fileprivate var indentationName: String {
        guard indentation.contains(.tab) else { return "spaces" }
        return indentation.contains { $0 != .tab } ? "tabs and spaces" : "tabs"
    }
}

extension DiagnosticList {
    mutating func unclearIndentation(_ line: SourceLine, below above: SourceLine) {
        let margin = Span(
            line: line,
            range: line.range.lowerBound..<line.start,
            column: 0
        )
        error(
            "this line is indented with \(line.indentationName), line \(above.number) with "
                + "\(above.indentationName): which stands deeper is not plain",
            at: margin,
            hint: "indent this block with spaces only"
        )
    }

    mutating func belongsNowhere(_ line: SourceLine) {
        var cursor = Cursor(line)
        guard let word = cursor.word() else { return }
        error(
            "this line is indented, but no line stands above that it could belong to",
            at: word,
            hint: "start it at the margin"
        )
    }
}
