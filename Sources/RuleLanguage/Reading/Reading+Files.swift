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

    /// What is to be read in a file: of a list of people, what was lost is hardly an address.
    enum FileContent {
        case rules, people
    }

    /// A file's text, with complaints about what no text file should hold.
    mutating func load(
        _ path: FilePath, askedBy span: Span?, for content: FileContent = .rules
    ) -> SourceText? {
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
                let isMissing = content == .people && failure.message.hasPrefix("no such file")
                diagnostics.error(
                    message, at: span, hint: isMissing ? Self.creation(of: path, span) : nil)
            } else {
                diagnostics.add(.error, failure.message, about: path)
            }
            return nil
        case .success(let words):
            let text = SourceText(path: path, text: words)
            policy.files.append(path.text)
            diagnostics.opened(path)
            return isPlain(text, content) ? text : nil
        }
    }

    /// What helps where a list of people is not there.
    private static func creation(of path: FilePath, _ span: Span) -> String {
        let asking = span.line.text.path
        guard path == asking.neighbour(path.name) else {
            return "create this file, an address a line, or correct its name"
        }
        return "create this file beside \(asking.name), an address a line, or correct its name"
    }

    private mutating func isPlain(_ text: SourceText, _ content: FileContent) -> Bool {
        guard !text.bytes.contains(0) else {
            diagnostics.add(
                .error,
                "this is no plain text (it holds zero bytes): save it as UTF-8 text",
                about: text.path
            )
            return false
        }
        guard let span = text.firstReplacement else { return true }
        let count = text.replacementCount
        let message =
            "this file is not UTF-8 (\(count) character\(count == 1 ? "" : "s") lost): "
            + "save it as UTF-8"
        let hint = "if it stays lost, type it again"
        switch content {
        case .rules: diagnostics.error(message, at: span, hint: hint)
        case .people: diagnostics.warning(message, at: span, hint: hint)
        }
        return true
    }
}

extension SourceText {
    /// The octets of U+FFFD.
    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// How many characters were lost.
    fileprivate var replacementCount: Int {
        bytes.indices.count {
            bytes[$0] == 0xEF && bytes[$0...].starts(with: Self.replacement)
        }
    }

    /// The first U+FFFD, which stands where bytes were no UTF-8.
    fileprivate var firstReplacement: Span? {
        var number = 1
        var lineStart = 0
        for position in bytes.indices {
            if bytes[position] == .lineFeed {
                number += 1
                lineStart = position + 1
            }
            guard bytes[position] == 0xEF, bytes[position...].starts(with: Self.replacement)
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
