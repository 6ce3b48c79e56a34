extension String {
    /// Padded with spaces to a width in characters.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    func paddedLeft(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }

    var trimmingSpacesAtEnd: String {
        var rest = self[...]
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }

    /// Cut to a width, with an ellipsis where something is lost; line ends and controls become
    /// spaces, so that a hostile subject can't move the cursor.
    func cut(to width: Int) -> String {
        let line = String(map { $0.isSafeOnTerminal ? $0 : " " })
        return line.count <= width ? line : line.prefix(max(0, width - 1)) + "…"
    }
}

extension Substring {
    /// Without white space at either end.
    var trimmingSpaces: String {
        var rest = self
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}

extension Character {
    fileprivate var isSafeOnTerminal: Bool {
        unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x20 && scalar.value != 0x7F && !(0x80..<0xA0).contains(scalar.value)
                && !(0x202A...0x202E).contains(scalar.value)
                && !(0x2066...0x2069).contains(scalar.value)
        }
    }
}
