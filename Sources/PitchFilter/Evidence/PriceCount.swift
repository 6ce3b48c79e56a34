/// Counts numbers that are prices: with a unit of money beside them or Swiss ".-" behind them.
enum PriceCount {
    static func prices(
        in index: TextIndex, moneyWords: [Bool], counts: (TextSource) -> Bool
    ) -> (count: Int, firstSentence: Int?) {
        var count = 0
        var first: Int?
        func note(_ sentence: Int) {
            count += 1
            first = min(first ?? sentence, sentence)
        }
        for value in index.values where counts(value.source) {
            for word in value.words where index.words[word].isNumber {
                if isSwissPrice(value.octets, Int(index.words[word].end)) {
                    note(Int(index.words[word].sentence))
                }
            }
        }
        for (number, sentence) in index.sentences.enumerated()
        where moneyWords[number] && sentence.words.contains(where: { index.words[$0].isNumber }) {
            note(number)
        }
        return (count, first)
    }

    /// Whether ".-", ".–" or ".—" follows: "39.-", "1'450.–".
    private static func isSwissPrice(_ octets: [UInt8], _ end: Int) -> Bool {
        guard end + 1 < octets.count, octets[end] == UInt8(ascii: ".") else { return false }
        if octets[end + 1] == UInt8(ascii: "-") { return true }
        return end + 3 < octets.count && octets[end + 1] == 0xE2 && octets[end + 2] == 0x80
            && (octets[end + 3] == 0x93 || octets[end + 3] == 0x94)
    }
}
