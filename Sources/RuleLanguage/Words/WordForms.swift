extension String {
    /// Lower case without accents, as someone types who is unsure of both.
    var plain: String {
        var result = ""
        for scalar in lowercased().unicodeScalars {
            switch scalar {
            case "à", "á", "â", "ä", "ã", "å": result += "a"
            case "ç": result += "c"
            case "è", "é", "ê", "ë": result += "e"
            case "ì", "í", "î", "ï": result += "i"
            case "ñ": result += "n"
            case "ò", "ó", "ô", "ö", "õ", "ø": result += "o"
            case "ù", "ú", "û", "ü": result += "u"
            case "ÿ", "ý": result += "y"
            case "œ": result += "oe"
            case "æ": result += "ae"
            case "ß": result += "ss"
            case "’": result += "'"
            case "\u{300}"..."\u{36F}": break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The nearest right spelling of a rule name: lower-case words joined by hyphens.
    var ruleName: String {
        plain.utf8.split { !$0.isLetterOrDigit }
            .map { String(decoding: Array($0), as: UTF8.self) }
            .joined(separator: "-")
    }

    /// Whether it is lower-case words (letters and digits) joined by single hyphens.
    var isRuleName: Bool {
        utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && $0.allSatisfy { $0.isLowerLetter || $0.isDigit }
        }
    }
}

extension Sequence where Element == String {
    /// `a`, `a or b`, `a, b or c`.
    var alternatives: String {
        let words = Array(self)
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }
}
