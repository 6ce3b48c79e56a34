/// Cuts UTF-8 into folded words and sentences, once, octet by octet.
struct Tokenizer {
    private let buffer: UnsafeBufferPointer<UInt8>
    private let end: Int
    private let value: Int
    private var position: Int
    private var hash = WordHash()
    private var wordStart = -1
    private var onlyDigits = true
    private var sentenceStart: Int?

    init(buffer: UnsafeBufferPointer<UInt8>, range: Range<Int>, value: Int) {
        self.buffer = buffer
        self.position = range.lowerBound
        self.end = range.upperBound
        self.value = value
    }

    mutating func run(into index: inout TextIndex, words table: WordTable) {
        while position < end {
            let octet = buffer[position]
            if OctetClass.folded(octet) != 0 {
                takeLetters(&index, table)
            } else if octet < 0x80 {
                finishWord(&index, table)
                separate(octet, &index, table)
            } else {
                wide(&index, table)
            }
        }
        finishWord(&index, table)
        finishSentence(&index, isQuestion: false)
    }

    private mutating func begin() {
        guard wordStart < 0 else { return }
        wordStart = position
        hash = WordHash()
        onlyDigits = true
    }

    /// Letters and digits of ASCII, as far as they go.
    private mutating func takeLetters(_ index: inout TextIndex, _ table: WordTable) {
        begin()
        var (hash, next) = (hash, position)
        var bits: UInt8 = 0
        while next < end {
            let folded = OctetClass.folded(buffer[next])
            guard folded != 0 else { break }
            hash.add(folded)
            bits |= folded
            if let number = table.beginning(hash.value) { index.numbers.append(number) }
            next += 1
        }
        // Letters have a bit that digits lack.
        if bits & 0x40 != 0 { onlyDigits = false }
        (self.hash, position) = (hash, next)
    }

    private mutating func add(
        _ octet: UInt8, isDigit: Bool, _ index: inout TextIndex, _ table: WordTable
    ) {
        hash.add(octet)
        if !isDigit { onlyDigits = false }
        noteBeginning(&index, table)
    }

    private func noteBeginning(_ index: inout TextIndex, _ table: WordTable) {
        if let number = table.beginning(hash.value) { index.numbers.append(number) }
    }

    private mutating func finishWord(_ index: inout TextIndex, _ table: WordTable) {
        guard wordStart >= 0 else { return }
        if let number = table.whole(hash.value) { index.numbers.append(number) }
        appendWord(from: wordStart, to: position, hash.value, &index)
        wordStart = -1
    }

    @inline(__always)
    private mutating func appendWord(
        from start: Int, to stop: Int, _ hash: UInt64, _ index: inout TextIndex
    ) {
        if sentenceStart == nil { sentenceStart = index.wordCount }
        index.words.append(
            TextIndex.Word(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: stop),
                sentence: UInt32(truncatingIfNeeded: index.sentences.count),
                numbersEnd: UInt32(truncatingIfNeeded: index.numbers.count),
                hash: WordHash.short(hash),
                isNumber: onlyDigits))
    }

    private mutating func finishSentence(_ index: inout TextIndex, isQuestion: Bool) {
        guard let first = sentenceStart else { return }
        index.sentences.append(
            TextIndex.Sentence(
                words: first..<index.wordCount, value: value, isQuestion: isQuestion))
        sentenceStart = nil
    }

    /// A letter beyond ASCII, or what stands for nothing, or a separator.
    private mutating func wide(_ index: inout TextIndex, _ table: WordTable) {
        let (scalar, length) = buffer.scalar(at: position, end: end)
        switch LetterFolding.fold(scalar) {
        case .letters(let first, let second):
            begin()
            add(first, isDigit: first < 0x3A, &index, table)
            if second != 0 { add(second, isDigit: false, &index, table) }
            position += length
        case .other(let folded):
            begin()
            hash.add(scalar: folded)
            onlyDigits = false
            noteBeginning(&index, table)
            position += length
        case .nothing:
            position += length
        case .separator:
            finishWord(&index, table)
            if scalar == 0x20AC { appendSymbol(length, &index, table) }
            position += length
            if scalar == 0x2026, endsSentence(after: position) {
                finishSentence(&index, isQuestion: false)
            }
        }
    }

    /// White space, punctuation, or one of the signs that count as words.
    private mutating func separate(
        _ octet: UInt8, _ index: inout TextIndex, _ table: WordTable
    ) {
        switch octet {
        case UInt8(ascii: "%"), UInt8(ascii: "$"):
            appendSymbol(1, &index, table)
        case UInt8(ascii: "."):
            if !isAbbreviation(index), endsSentence(after: position + 1) {
                finishSentence(&index, isQuestion: false)
            }
        case UInt8(ascii: "!"):
            finishSentence(&index, isQuestion: false)
        case UInt8(ascii: "?"):
            if endsSentence(after: position + 1) { finishSentence(&index, isQuestion: true) }
        case UInt8(ascii: "\n"):
            if lineBeginsAnew(after: position + 1) { finishSentence(&index, isQuestion: false) }
        default:
            break
        }
        position += 1
    }

    private mutating func appendSymbol(
        _ length: Int, _ index: inout TextIndex, _ table: WordTable
    ) {
        var symbol = WordHash()
        for offset in 0..<length { symbol.add(buffer[position + offset]) }
        if let number = table.whole(symbol.value) { index.numbers.append(number) }
        onlyDigits = false
        appendWord(from: position, to: position + length, symbol.value, &index)
    }

    /// Whether white space, a closing mark or the end follows.
    private func endsSentence(after next: Int) -> Bool {
        guard next < end else { return true }
        switch buffer[next] {
        case 0x20, 0x0A, 0x0D, 0x09, 0x21, 0x22, 0x27, 0x29, 0x3F, 0x5D, 0xC2, 0xE2: return true
        default: return false
        }
    }

    /// Whether the full stop is that of an initial or of a short number, as before "Mai".
    private func isAbbreviation(_ index: TextIndex) -> Bool {
        guard let last = index.words.last, Int(last.end) == position, sentenceStart != nil
        else { return false }
        let length = last.end - last.start
        let isShort = length == 1 || (length == 2 && last.isNumber)
        let nextIsLineEnd = position + 1 >= end || buffer[position + 1] == 0x0A
        return isShort && !nextIsLineEnd
    }

    /// Whether the line after a line end is empty or begins with the mark of a list.
    private func lineBeginsAnew(after start: Int) -> Bool {
        var next = start
        while next < end, buffer[next] == 0x20 || buffer[next] == 0x09 || buffer[next] == 0x0D {
            next += 1
        }
        guard next < end else { return true }
        switch buffer[next] {
        case 0x0A, UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), 0xE2: return true
        case 0xC2: return next + 1 < end && buffer[next + 1] == 0xB7
        default: return false
        }
    }
}

/// What an ASCII octet contributes to a word: itself in lower case, or nothing.
enum OctetClass {
    @inline(__always)
    static func folded(_ octet: UInt8) -> UInt8 {
        switch octet {
        case 0x61...0x7A, 0x30...0x39: octet
        case 0x41...0x5A: octet | 0x20
        default: 0
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The scalar that begins here, with its length; an ill-formed octet counts as U+FFFD.
    func scalar(at position: Int, end: Int) -> (UInt32, length: Int) {
        let lead = self[position]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
        guard length > 1, position + length <= end else { return (0xFFFD, 1) }
        var scalar = UInt32(lead) & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let next = self[position + offset]
            guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | UInt32(next & 0x3F)
        }
        return (scalar, length)
    }
}
