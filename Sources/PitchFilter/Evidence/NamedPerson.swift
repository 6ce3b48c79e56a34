/// Whether a sentence names somebody: a first and a last name, as "Jeanne Rey".
enum NamedPerson {
    /// Two words in a row that begin with a capital letter and go on in small ones.
    static func isNamed(in sentence: ArraySlice<UInt8>) -> Bool {
        var isAfterName = false
        for word in String(decoding: sentence, as: UTF8.self).split(whereSeparator: {
            " \n'’".contains($0)
        }) {
            let isName = isName(word)
            if isName && isAfterName { return true }
            // What a sign ends does not go on with the next word.
            isAfterName = isName && (word.last?.isLetter ?? false)
        }
        return false
    }

    private static func isName(_ word: Substring) -> Bool {
        let letters = word.prefix { $0.isLetter || $0 == "-" }
        guard let first = letters.first, first.isUppercase, letters.count > 1 else { return false }
        return letters.dropFirst().contains(where: \.isLowercase)
    }
}
