extension Reading {
    /// A file that includes more than this is no rule file but an accident.
    private static let fileLimit = 200

    mutating func readFile(_ path: FilePath, askedBy span: Span?) {
        guard let text = load(path, askedBy: span) else { return }
        chain.append(path)
        defer { chain.removeLast() }
        for block in Outline(text, &diagnostics).blocks { readBlock(block) }
    }

    mutating func include(_ value: Value) {
        let path = value.span.line.text.path.neighbour(value.text)
        if let start = chain.firstIndex(where: { $0.key == path.key }) {
            let circle = (chain[start...] + [path]).map(\.text).joined(separator: " → ")
            diagnostics.error("these files include one another: \(circle)", at: value.span)
        } else if let first = filesRead[path.key] {
            let place = first.map { ", by \($0.whereabouts)" } ?? ""
            diagnostics.warning(
                "\"\(path.text)\" is included already\(place), and is not read twice",
                at: value.span
            )
        } else {
            readFile(path, askedBy: value.span)
        }
    }

    /// A file's text, with complaints about what no text file should hold.
    mutating func load(_ path: FilePath, askedBy span: Span?) -> SourceText? {
        guard filesRead.count < Self.fileLimit else {
            if let span { diagnostics.error("more than \(Self.fileLimit) files", at: span) }
            return nil
        }
        filesRead[path.key] = .some(span)
        filesAskedFor.append(path.text)
        switch environment.load(path.text) {
        case .failure(let failure):
            let message = "cannot read \"\(path.text)\": \(failure.message)"
            if let span {
                diagnostics.error(message, at: span)
            } else {
                diagnostics.add(.error, failure.message, about: path)
            }
            return nil
        case .success(let content):
            let text = SourceText(path: path, text: content)
            policy.files.append(path.text)
            diagnostics.opened(path)
            return isPlain(text) ? text : nil
        }
    }

    private mutating func isPlain(_ text: SourceText) -> Bool {
        guard !text.bytes.contains(0) else {
            diagnostics.add(
                .error,
                "this is no plain text (it holds zero bytes): save it as UTF-8 text",
                about: text.path
            )
            return false
        }
        guard let span = text.firstReplacement else { return true }
        diagnostics.warning(
            "a character here was not UTF-8 and is lost",
            at: span,
            hint: "save the file as UTF-8 and type it again"
        )
        return true
    }
}

extension SourceText {
    /// The first U+FFFD, which stands where bytes were no UTF-8.
    fileprivate var firstReplacement: Span? {
        var number = 1
        var lineStart = 0
        for position in bytes.indices {
            if bytes[position] == .lineFeed {
                number += 1
                lineStart = position + 1
            }
            guard bytes[position] == 0xEF, bytes[position...].starts(with: [0xEF, 0xBF, 0xBD])
            else { continue }
            let isEnd: (UInt8) -> Bool = { $0 == .lineFeed || $0 == .carriageReturn }
            let lineEnd = bytes[position...].firstIndex(where: isEnd) ?? bytes.endIndex
            let line = SourceLine(
                text: self,
                number: number,
                range: lineStart..<lineEnd,
                start: lineStart,
                blankLinesAbove: 0
            )
            return Span(
                line: line,
                range: position..<position + 3,
                column: characterCount(lineStart..<position)
            )
        }
        return nil
    }
}
