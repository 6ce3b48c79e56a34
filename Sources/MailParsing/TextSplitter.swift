package import MailModel

/// Cuts readable text into greeting, body, closing, signature and quoted thread.
package struct TextSplitter {
    private let octets: Octets
    private let lines: [TextLine]
    private let letter: LetterSplitter
    private var result = MessageText()
    private var open: (kind: MessageText.Kind, start: Int)?
    private var end = 0

    /// Cuts any plain text: UTF-8 with LF line ends, quoted lines marked by `>`.
    package static func split(_ utf8: [UInt8]) -> MessageText {
        utf8.withUnsafeBufferPointer { octets in
            var splitter = TextSplitter(octets)
            splitter.run()
            return splitter.result
        }
    }

    private init(_ octets: Octets) {
        self.octets = octets
        lines = QuotationFinder.mark(TextLine.lines(of: octets), of: octets)
        letter = LetterSplitter(lines, of: octets)
    }

    private mutating func run() {
        result.utf8.reserveCapacity(octets.count)
        for (index, line) in lines.enumerated() {
            if line.isBlank {
                appendBlankLine()
                continue
            }
            let kind = kind(of: index)
            if open?.kind != kind { begin(kind) }
            write(line, kind)
        }
        finish()
        while let last = result.utf8.last, last.isBlank, result.utf8.count > end {
            result.utf8.removeLast()
        }
    }

    private func kind(of index: Int) -> MessageText.Kind {
        switch lines[index].role {
        case .quoted: .quoted
        case .introduction: .quoteIntroduction
        case .own: letter.kinds[index] ?? .body
        }
    }

    private mutating func write(_ line: TextLine, _ kind: MessageText.Kind) {
        if kind == .greeting, let stop = letter.greetingEnd, stop < line.content.upperBound {
            result.utf8.append(contentsOf: octets[line.content.lowerBound..<stop])
            end = result.utf8.count
            finish()
            var rest = stop
            while rest < line.content.upperBound, octets[rest].isBlank {
                result.utf8.append(octets[rest])
                rest += 1
            }
            begin(.body)
            result.utf8.append(contentsOf: octets[rest..<line.content.upperBound])
        } else {
            result.utf8.append(contentsOf: octets[line.content])
        }
        end = result.utf8.count
        result.utf8.append(.lineFeed)
    }

    /// At most one empty line in a row.
    private mutating func appendBlankLine() {
        let count = result.utf8.count
        guard count > 0, !(count > 1 && result.utf8[count - 2] == .lineFeed) else { return }
        result.utf8.append(.lineFeed)
    }

    private mutating func begin(_ kind: MessageText.Kind) {
        finish()
        open = (kind, result.utf8.count)
    }

    /// Ends the open section after its last visible octet.
    private mutating func finish() {
        guard let open else { return }
        self.open = nil
        var start = open.start
        while start < end, result.utf8[start].isBlank { start += 1 }
        guard start < end else { return }
        result.sections.append(MessageText.Section(kind: open.kind, range: start..<end))
    }
}
