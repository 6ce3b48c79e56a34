/// The lines of a file and which belongs to which: a line belongs to the nearest one above it
/// that stands less deep.
///
/// Kept flat, so that a file of ever deeper lines costs no stack.
struct Outline {
    private(set) var lines: [SourceLine] = []

    init(_ text: SourceText, _ diagnostics: inout DiagnosticList) {
        lines.reserveCapacity(text.bytes.count / 24)
        var blankLines = 0
        text.forEachLine { number, range in
            let start = text.firstNonSpace(in: range)
            if start == range.upperBound {
                blankLines += 1
            } else if text.bytes[start] != .hash {
                lines.append(
                    SourceLine(
                        text: text,
                        number: number,
                        range: range,
                        start: start,
                        blankLinesAbove: blankLines
                    )
                )
                blankLines = 0
            }
        }
        nest(&diagnostics)
    }

    /// The lines at the margin.
    var blocks: [Entry] { entries(in: 0..<lines.count) }

    func entries(in range: Range<Int>) -> [Entry] {
        var result: [Entry] = []
        var index = range.lowerBound
        while index < range.upperBound {
            result.append(Entry(outline: self, index: index))
            index = lines[index].end
        }
        return result
    }

    private mutating func nest(_ diagnostics: inout DiagnosticList) {
        var open: [Int] = []
        var complained = false
        for index in lines.indices {
            if lines[index].isAtMargin { complained = false }
            while let above = open.last {
                let order = Indentation.order(lines[index], lines[above])
                if order == .unclear, !complained {
                    diagnostics.unclearIndentation(lines[index], below: lines[above])
                    complained = true
                }
                if order == .deeper { break }
                if order == .unclear, Indentation.looksDeeper(lines[index], lines[above]) { break }
                lines[above].end = index
                open.removeLast()
            }
            if open.isEmpty, !lines[index].isAtMargin, !complained {
                diagnostics.belongsNowhere(lines[index])
                complained = true
            }
            open.append(index)
        }
        for index in open { lines[index].end = lines.count }
    }
}

/// One line and the deeper lines that belong to it.
struct Entry {
    private let outline: Outline
    private let index: Int

    init(outline: Outline, index: Int) {
        self.outline = outline
        self.index = index
    }

    var line: SourceLine { outline.lines[index] }
    var cursor: Cursor { Cursor(line) }
    var hasChildren: Bool { line.end > index + 1 }
    var children: [Entry] { outline.entries(in: index + 1..<line.end) }
    /// All lines below, however deep.
    var linesBelow: ArraySlice<SourceLine> { outline.lines[index + 1..<line.end] }
}

extension SourceText {
    /// Lines end with LF, CRLF or CR alone.
    fileprivate func forEachLine(_ body: (_ number: Int, _ range: Range<Int>) -> Void) {
        var number = 1
        var start = 0
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == .lineFeed || byte == .carriageReturn else {
                position += 1
                continue
            }
            body(number, start..<position)
            position += 1
            if byte == .carriageReturn, position < bytes.count, bytes[position] == .lineFeed {
                position += 1
            }
            start = position
            number += 1
        }
        if start < bytes.count { body(number, start..<bytes.count) }
    }

    func firstNonSpace(in range: Range<Int>) -> Int {
        var position = range.lowerBound
        while position < range.upperBound {
            let width = spaceWidth(at: position, before: range.upperBound)
            if width == 0 { break }
            position += width
        }
        return position
    }
}
