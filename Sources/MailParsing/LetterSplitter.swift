import MailModel

/// Tells greeting, body, closing and signature apart in the sender's own lines.
struct LetterSplitter {
    private let octets: Octets
    private let lines: [TextLine]
    /// What each line is; `nil` for blank lines and for those that are not the sender's own.
    private(set) var kinds: [MessageText.Kind?]
    /// Where the salutation ends, if it does within its line.
    private(set) var greetingEnd: Int?

    /// A signature has at most so many lines, postscripts not counted.
    private static let longestSignature = 25
    /// A close with what may follow it on its line, in octets.
    private static let longestClose = 72
    private static let longestEnding = 40
    private static let longestSalutation = 120
    /// A signature without a close before it has at most so many lines.
    private static let longestBareSignature = 5

    init(_ lines: [TextLine], of octets: Octets) {
        self.octets = octets
        self.lines = lines
        kinds = Array(repeating: nil, count: lines.count)
        var start = 0
        var isFirst = true
        while start < lines.count {
            guard lines[start].role == .own else {
                start += 1
                continue
            }
            var end = start
            while end < lines.count, lines[end].role == .own { end += 1 }
            let own = (start..<end).filter { !lines[$0].isBlank }
            if !own.isEmpty {
                split(own, isFirst: isFirst)
                isFirst = false
            }
            start = end
        }
    }

    private func folded(_ line: Int) -> FoldedLine {
        FoldedLine(octets, lines[line].content)
    }

    /// Splits one run of own lines, none of them blank.
    private mutating func split(_ own: [Int], isFirst: Bool) {
        var rest = own[...]
        for line in own { kinds[line] = .body }
        if isFirst, let first = own.first, let end = salutationEnd(first, isAlone: own.count == 1) {
            greetingEnd = end
            kinds[first] = .greeting
            rest = rest.dropFirst()
        }
        let bodyStart = rest.startIndex
        let marker = rest.firstIndex { isSignatureMark($0) }
        let letter = rest[..<(marker ?? rest.endIndex)]
        if let marker { sign(rest[marker...]) }
        if let closing = closingRange(letter) {
            for index in closing { kinds[own[index]] = .closing }
            sign(own[closing.upperBound..<letter.endIndex])
        } else if marker == nil {
            signWithoutClosing(own[bodyStart..<letter.endIndex])
        }
    }

    /// Where the salutation ends that this line begins with.
    private func salutationEnd(_ line: Int, isAlone: Bool) -> Int? {
        let content = lines[line].content
        if !isAlone, isNameWithComma(content) { return content.upperBound }
        var end = min(content.upperBound, content.lowerBound + Self.longestSalutation)
        while end < content.upperBound, octets[end] & 0xC0 == 0x80 { end += 1 }
        let head = FoldedLine(octets, content.lowerBound..<end, keepsEnds: true)
        return Salutation.end(of: head, isCut: end < content.upperBound)
    }

    /// "Camille," is a salutation too.
    private func isNameWithComma(_ content: Range<Int>) -> Bool {
        guard content.count <= 30, octets[content.upperBound - 1] == UInt8(ascii: ",") else {
            return false
        }
        let words = octets[content.dropLast()].split(separator: .space)
        return (1...2).contains(words.count) && words.allSatisfy(Self.isNameWord)
    }

    /// "-- " alone on a line (RFC 3676 4.3), its blank often lost.
    private func isSignatureMark(_ line: Int) -> Bool {
        let content = lines[line].content
        // The line of underscores is how mailing lists begin what they add.
        if content.count >= 30, octets[content].allSatisfy({ $0 == UInt8(ascii: "_") }) {
            return true
        }
        return content.count <= 3 && content.count >= 2
            && octets[content].allSatisfy { $0 == UInt8(ascii: "-") || $0 == .space }
            && octets[content].count(where: { $0 == UInt8(ascii: "-") }) == 2
    }

    /// The lines of the last close that no more than a signature follows.
    private func closingRange(_ letter: ArraySlice<Int>) -> Range<Int>? {
        var index = letter.endIndex
        let floor = max(letter.startIndex + 1, letter.endIndex - Self.longestSignature)
        while index > floor {
            index -= 1
            guard isClosing(letter[index]) else { continue }
            var start = index
            while start > letter.startIndex + 1, isClosing(letter[start - 1]) { start -= 1 }
            return start..<index + 1
        }
        return nil
    }

    private func isClosing(_ line: Int) -> Bool {
        let content = lines[line].content
        guard content.count <= 120 else { return false }
        // A long line can only end in a close.
        let isLong = content.count > Self.longestClose
        var start = isLong ? content.upperBound - Self.longestEnding : content.lowerBound
        while start > content.lowerBound, octets[start] & 0xC0 == 0x80 { start -= 1 }
        var line = FoldedLine(octets, start..<content.upperBound)
        line.dropFinalSigns()
        return isLong ? Closing.endsInClose(line) : Closing.matches(line)
    }

    /// Marks a signature; a postscript after an empty line is body again.
    private mutating func sign(_ signature: ArraySlice<Int>) {
        var isPostscript = false
        for line in signature {
            let startsParagraph = line > 0 && lines[line - 1].isBlank
            if startsParagraph || !isPostscript {
                let isMarked = lines[line].content.count > 2 && Closing.isPostscript(folded(line))
                isPostscript = isMarked
            }
            kinds[line] = isPostscript ? .body : .signature
        }
    }

    /// Without a close, a device's line or a name on a line of its own is the signature.
    private mutating func signWithoutClosing(_ body: ArraySlice<Int>) {
        var start = body.endIndex
        for index in body.indices.suffix(3) where lines[body[index]].content.count < 100 {
            if Closing.isDeviceSignature(folded(body[index])) {
                start = index
                break
            }
        }
        sign(body[start...])
        var name = start - 1
        // The name may head a short last paragraph: "Zoé Blanc / Atelier Blanc / 021 …".
        while name > body.startIndex, start - name < Self.longestBareSignature,
            !lines[body[name] - 1].isBlank, lines[body[name]].content.count <= 60
        {
            name -= 1
        }
        for index in [name, start - 1]
        where index > body.startIndex && isName(body[index], after: body[index - 1]) {
            for line in body[index..<start] { kinds[line] = .signature }
            return
        }
    }

    /// Whether the line holds one to three capitalised words, and what stands before it is over.
    private func isName(_ line: Int, after previous: Int) -> Bool {
        let content = lines[line].content
        guard content.count <= 40 else { return false }
        let isApart =
            lines[line - 1].isBlank
            || content.count <= 20 && endsSentence(lines[previous].content)
        let words = octets[content].split(separator: .space)
        guard isApart, (1...3).contains(words.count) else { return false }
        return words.allSatisfy(Self.isNameWord)
    }

    private func endsSentence(_ content: Range<Int>) -> Bool {
        switch octets[content.upperBound - 1] {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"): true
        default: false
        }
    }

    /// A capitalised word, or an initial with its full stop.
    private static func isNameWord(_ word: Octets.SubSequence) -> Bool {
        guard let first = word.first, let last = word.last,
            first >= 0x80 || first &- 0x41 < 26,
            last != UInt8(ascii: ".") || word.count <= 3
        else { return false }
        return word.allSatisfy {
            $0.isASCIILetter || $0 >= 0x80 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: "'")
        }
    }
}
