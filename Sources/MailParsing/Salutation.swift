/// Recognises the salutation at the head of a letter, in five languages.
enum Salutation {
    private static let openings: [StaticString] = [
        "bonjour", "rebonjour", "re-bonjour", "bonsoir", "salut", "coucou", "hello", "hi", "hey",
        "dear", "good morning",
        "good afternoon", "good evening", "greetings", "to whom it may concern", "madame",
        "monsieur", "mesdames", "messieurs", "chere", "cher", "chers", "cheres", "mme",
        "sehr geehrte", "sehr geehrter", "sehr geehrtes", "liebe", "lieber", "liebes", "guten tag",
        "guten morgen", "guten abend", "hallo", "gruezi", "gruezi mitenand", "gruss gott", "servus",
        "moin", "hoi", "sali", "salu", "werte", "werter", "geschatzte", "buongiorno", "buonasera",
        "buon giorno", "buona sera", "gentile", "gentili", "gentilissima", "gentilissimo",
        "gentilissimi", "egregio", "egregia", "egregi", "spettabile", "spett.le", "caro", "cara",
        "cari", "care", "carissimi", "ciao", "salve", "hola", "estimado", "estimada", "estimados",
        "buenos dias", "buenas tardes", "buen dia", "querida", "querido", "a qui de droit",
    ]

    /// What may follow the first comma of a salutation and still belong to it.
    private static let continuations: [StaticString] = [
        "monsieur", "madame", "messieurs", "mesdames", "sir", "madam", "sehr geehrter",
        "sehr geehrte", "lieber", "liebe", "cher", "chere", "gentile", "egregio",
    ]

    /// Where the salutation ends that the line begins with, as an offset into the original;
    /// `nil` where it begins with none.
    ///
    /// `isCut` tells that the line goes on after what is given of it.
    static func end(of line: FoldedLine, isCut: Bool) -> Int? {
        guard let opening = longestOpening(line) else { return nil }
        var start = opening
        var end: Int?
        while let mark = markOffset(line, from: start) {
            guard isName(line, start..<mark) else { break }
            end = mark + 1
            var next = mark + 1
            while next < line.text.count, line.text[next] == .space { next += 1 }
            guard next < line.text.count,
                let title = continuations.first(where: { line.hasWordPrefix($0, at: next) })
            else { break }
            start = next + title.utf8CodeUnitCount
        }
        if let end {
            return closesLine(line, from: end) && !isCut ? line.ends.last : line.ends[end - 1]
        }
        // Without a mark the whole line has to be short.
        let isShort = line.text.count <= 50 && words(line, 0..<line.text.count) <= 5
        guard isShort, !isCut, isName(line, opening..<line.text.count) else { return nil }
        return line.ends.last
    }

    private static func longestOpening(_ line: FoldedLine) -> Int? {
        openings.filter { $0.utf8Start[0] == line.text.first && line.hasWordPrefix($0) }
            .map(\.utf8CodeUnitCount).max()
    }

    /// The next comma, exclamation mark, colon, full stop or dash with blanks around it.
    private static func markOffset(_ line: FoldedLine, from start: Int) -> Int? {
        var offset = start
        while offset < line.text.count {
            switch line.text[offset] {
            case UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: ":"): return offset
            case UInt8(ascii: "-"):
                if line.text[offset - 1] == .space, offset + 1 < line.text.count,
                    line.text[offset + 1] == .space
                {
                    return offset
                }
            case UInt8(ascii: "."):
                // "M. Dupont" and "Dr. Meier" go on; a stop after a longer word is one.
                if offset + 1 == line.text.count { return offset }
                if line.text[offset + 1] == .space, !isAbbreviated(line, offset) { return offset }
            default: break
            }
            offset += 1
        }
        return nil
    }

    /// Whether the full stop follows a word of at most three letters.
    private static func isAbbreviated(_ line: FoldedLine, _ stop: Int) -> Bool {
        let letters = line.text[..<stop].reversed().prefix { $0.isASCIILetter }.count
        return (1...3).contains(letters)
    }

    /// Whether so little stands there that it is a name: at most five words, no question.
    private static func isName(_ line: FoldedLine, _ range: Range<Int>) -> Bool {
        range.count <= 60 && words(line, range) <= 5
            && !line.text[range].contains(UInt8(ascii: "?"))
    }

    private static func words(_ line: FoldedLine, _ range: Range<Int>) -> Int {
        line.text[range].split(separator: .space).count
    }

    /// Whether only signs are left, such as a smiley.
    private static func closesLine(_ line: FoldedLine, from start: Int) -> Bool {
        !line.text[start...].contains { $0.isASCIILetter || $0.isDigit }
    }
}
