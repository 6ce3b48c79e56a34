/// Finds what of a text is not the sender's own: quoted lines, forwarded messages, and the lines
/// that introduce them.
struct QuotationFinder {
    private let octets: Octets
    private var lines: [TextLine]

    /// The lines with their roles.
    static func mark(_ lines: [TextLine], of octets: Octets) -> [TextLine] {
        var finder = QuotationFinder(octets: octets, lines: lines)
        finder.run()
        return finder.lines
    }

    private mutating func run() {
        for index in lines.indices where lines[index].depth > 0 { lines[index].role = .quoted }
        for index in lines.indices where beginsQuotation(index) { markQuotedAttribution(index) }
        var index = 0
        while index < lines.count {
            let line = lines[index]
            if line.role == .own, !line.isBlank, let end = introductionEnd(at: index) {
                if end.quotesRest {
                    for rest in end.next..<lines.count { lines[rest].role = .quoted }
                    return
                }
                index = end.next
            } else {
                index += 1
            }
        }
    }

    private typealias End = (next: Int, quotesRest: Bool)

    /// Marks the introduction that ends or begins in this line, if any does.
    private mutating func introductionEnd(at index: Int) -> End? {
        let content = lines[index].content
        let (first, last) = (octets[content.lowerBound], octets[content.upperBound - 1])
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "_") || last == UInt8(ascii: ":"),
            content.count < 120, QuotePhrases.isSeparator(FoldedLine(octets, content))
        {
            return markSeparator(index)
        }
        if Self.mayBeginHeader(first), content.count < 400, let end = headerBlockEnd(at: index) {
            var start = index
            if start > 0, isRule(start - 1) { start -= 1 }
            for line in start..<end { lines[line].role = .introduction }
            return (end, true)
        }
        if last == UInt8(ascii: ":") { return attribution(endingAt: index) }
        return nil
    }

    /// The first letters of the labels by which header blocks begin, and the marks before them.
    private static func mayBeginHeader(_ octet: UInt8) -> Bool {
        switch octet.asciiLowered {
        case UInt8(ascii: "f"), UInt8(ascii: "d"), UInt8(ascii: "v"), UInt8(ascii: "e"),
            UInt8(ascii: "*"):
            true
        default: false
        }
    }

    /// "-----Original Message-----": header lines after it, or an attribution, belong to the
    /// introduction.
    private mutating func markSeparator(_ index: Int) -> End {
        lines[index].role = .introduction
        var next = index + 1
        while next < lines.count, lines[next].isBlank { next += 1 }
        var end = index + 1
        while next < lines.count, label(next) != nil {
            end = next + 1
            next = end
        }
        if next < lines.count, let last = attribution(beginningAt: next) { end = last + 1 }
        for line in index..<end { lines[line].role = .introduction }
        return (end, true)
    }

    /// Where the block of header lines that begins here ends; `nil` where none does.
    ///
    /// "De : 9 h, à : 17 h" is none: a header has an address in it, a subject, or labels in bold.
    private func headerBlockEnd(at index: Int) -> Int? {
        guard let first = label(index), QuotePhrases.beginsHeader(first) else { return nil }
        var labels = 0
        var isMail =
            hasAddress(index) || octets[lines[index].content.lowerBound] == UInt8(ascii: "*")
        var end = index + 1
        var next = index + 1
        while next < lines.count, next < index + 14 {
            if let label = label(next) {
                labels += 1
                end = next + 1
                isMail = isMail || QuotePhrases.isSubjectLabel(label) || hasAddress(next)
            } else if !lines[next].isBlank, next > end || labels == 0 {
                break
            } else if lines[next].isBlank, labels >= 2 {
                break
            }
            next += 1
        }
        return labels >= 2 && isMail ? end : nil
    }

    private func hasAddress(_ index: Int) -> Bool {
        octets[lines[index].content].contains(UInt8(ascii: "@"))
    }

    /// The header label that the line begins with.
    private func label(_ index: Int) -> FoldedLine? {
        let content = lines[index].content
        guard lines[index].role == .own, !content.isEmpty,
            let colon = octets.firstOffset(
                of: UInt8(ascii: ":"),
                in: content.lowerBound..<min(content.upperBound, content.lowerBound + 24)
            )
        else { return nil }
        let label = FoldedLine(octets, content.lowerBound..<colon)
        return QuotePhrases.isHeaderLabel(label) ? label : nil
    }

    /// A line of dashes or underscores.
    private func isRule(_ index: Int) -> Bool {
        let content = lines[index].content
        return content.count > 4 && lines[index].role == .own
            && octets[content].allSatisfy { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    }

    /// "Le 3 mars, Camille a écrit :", on one to three lines.
    private mutating func attribution(endingAt index: Int) -> End? {
        let isBeforeQuote = isQuoted(after: index)
        var start = index
        while start >= 0, index - start < 3, lines[start].role == .own, !lines[start].isBlank {
            let range = lines[start].content.lowerBound..<lines[index].content.upperBound
            guard range.count < 500 else { return nil }
            let text = FoldedLine(octets, range)
            let isOpened = QuotePhrases.beginsAttribution(text)
            if QuotePhrases.hasVerbOfWriting(text), isOpened || isBeforeQuote && start == index,
                isBeforeQuote || QuotePhrases.isProgramsOwn(text)
            {
                let opened = isOpened ? start : openedStart(before: index) ?? start
                for line in opened...index { lines[line].role = .introduction }
                return (index + 1, !isBeforeQuote)
            }
            start -= 1
        }
        return nil
    }

    private func beginsQuotation(_ index: Int) -> Bool {
        lines[index].depth > 0 && !lines[index].isBlank
            && (index == 0 || lines[index - 1].depth == 0)
    }

    /// Apple's Mail quotes the line by which it introduces the quotation: "> Le 3 mars, … a écrit :".
    private mutating func markQuotedAttribution(_ start: Int) {
        guard let last = attribution(beginningAt: start) else { return }
        for line in start...last { lines[line].role = .introduction }
    }

    /// The last line of an attribution that a program put here.
    private func attribution(beginningAt start: Int) -> Int? {
        guard !lines[start].isBlank,
            QuotePhrases.beginsAttribution(FoldedLine(octets, lines[start].content))
        else { return nil }
        var isProgramsOwn = false
        for index in start..<min(start + 3, lines.count) {
            let line = lines[index]
            guard line.depth == lines[start].depth, !line.isBlank else { return nil }
            let text = FoldedLine(octets, line.content)
            isProgramsOwn = isProgramsOwn || QuotePhrases.isProgramsOwn(text)
            guard octets[line.content.upperBound - 1] == UInt8(ascii: ":") else { continue }
            return isProgramsOwn && QuotePhrases.hasVerbOfWriting(text) ? index : nil
        }
        return nil
    }

    /// The line above, among the two before, in which the attribution begins.
    private func openedStart(before index: Int) -> Int? {
        for start in [index - 1, index - 2]
        where start >= 0 && lines[start].role == .own && !lines[start].isBlank {
            if QuotePhrases.beginsAttribution(FoldedLine(octets, lines[start].content)) {
                return start
            }
        }
        return nil
    }

    private func isQuoted(after index: Int) -> Bool {
        var next = index + 1
        while next < lines.count, next < index + 4 {
            if lines[next].depth > 0 { return true }
            if !lines[next].isBlank { return false }
            next += 1
        }
        return false
    }
}
