/// The smallest hashes of a text's runs of four words.
struct WordRuns {
    private(set) var smallest: [UInt32] = []
    private(set) var wordCount = 0
    private let size: Int
    /// What is not smaller is not kept.
    private var limit = UInt32.max
    private var run: (UInt64, UInt64, UInt64) = (0, 0, 0)

    init(keeping size: Int) {
        self.size = size
        smallest.reserveCapacity(size + 1)
    }

    /// Letters beyond ASCII count as they are written.
    mutating func append(_ octets: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var word = WordHash()
        var isInWord = false
        for position in range {
            let octet = octets[position]
            let folded = octet < 0x80 ? OctetClass.folded(octet) : octet
            if folded != 0 {
                word.add(folded)
                isInWord = true
            } else if isInWord {
                finish(word.value)
                word = WordHash()
                isInWord = false
            }
        }
        if isInWord { finish(word.value) }
    }

    @inline(__always)
    private mutating func finish(_ word: UInt64) {
        wordCount += 1
        let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
        var mixed = ((run.0 &* factor ^ run.1) &* factor ^ run.2) &* factor ^ word
        run = (run.1, run.2, word)
        mixed = (mixed ^ mixed >> 32) &* 0xD6E8_FEB8_6659_FD93
        let hash = UInt32(truncatingIfNeeded: mixed >> 32)
        if hash < limit, wordCount >= 4 { keep(hash) }
    }

    private mutating func keep(_ hash: UInt32) {
        let place = smallest.firstIndex { $0 >= hash } ?? smallest.count
        guard place == smallest.count || smallest[place] != hash else { return }
        smallest.insert(hash, at: place)
        if smallest.count > size { smallest.removeLast() }
        if smallest.count == size, let last = smallest.last { limit = last }
    }
}
