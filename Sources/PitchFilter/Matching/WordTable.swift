/// The words that any phrase asks for, each with a number, found by hash while the text is read.
///
/// A word may be known whole (`visite`) and by beginnings (`visit*`); both have numbers of their
/// own. Two words of one 64-bit hash would count as one; that is accepted.
struct WordTable: Sendable {
    private var whole = HashIndex()
    private var beginnings = HashIndex()
    private var wholeHints = HashHints()
    private var beginningHints = HashHints()
    private(set) var count = 0

    /// The number of a word, given now if it has none yet.
    mutating func number(ofWhole hash: UInt64) -> Int32 {
        if let known = whole[hash] { return known }
        wholeHints.insert(hash)
        return add(hash, to: \.whole)
    }

    /// The number of a beginning, given now if it has none yet.
    mutating func number(ofBeginning hash: UInt64) -> Int32 {
        if let known = beginnings[hash] { return known }
        beginningHints.insert(hash)
        return add(hash, to: \.beginnings)
    }

    private mutating func add(_ hash: UInt64, to index: WritableKeyPath<WordTable, HashIndex>)
        -> Int32
    {
        let number = Int32(count)
        count += 1
        self[keyPath: index].insert(hash, number)
        return number
    }

    @inline(__always)
    func whole(_ hash: UInt64) -> Int32? { wholeHints.mayContain(hash) ? whole[hash] : nil }

    @inline(__always)
    func beginning(_ hash: UInt64) -> Int32? {
        beginningHints.mayContain(hash) ? beginnings[hash] : nil
    }
}

/// A bit for each hash of a set, so that what is not in it mostly costs one look.
private struct HashHints: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1024)

    mutating func insert(_ hash: UInt64) {
        bits[Int(truncatingIfNeeded: hash >> 6 & 1023)] |= 1 << (hash & 63)
    }

    @inline(__always)
    func mayContain(_ hash: UInt64) -> Bool {
        bits[Int(truncatingIfNeeded: hash >> 6 & 1023)] & (1 << (hash & 63)) != 0
    }
}

/// A map from 64-bit hashes to numbers: open addressing, at most half full.
struct HashIndex: Sendable {
    private var keys: [UInt64] = Array(repeating: 0, count: 16)
    private var numbers: [Int32] = Array(repeating: -1, count: 16)
    private var count = 0

    @inline(__always)
    subscript(hash: UInt64) -> Int32? {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: hash >> 20) & mask
        while numbers[slot] >= 0 {
            if keys[slot] == hash { return numbers[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    mutating func insert(_ hash: UInt64, _ number: Int32) {
        if count * 2 >= keys.count { grow() }
        place(hash, number)
        count += 1
    }

    private mutating func place(_ hash: UInt64, _ number: Int32) {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: hash >> 20) & mask
        while numbers[slot] >= 0 { slot = (slot + 1) & mask }
        keys[slot] = hash
        numbers[slot] = number
    }

    private mutating func grow() {
        let (oldKeys, oldNumbers) = (keys, numbers)
        keys = Array(repeating: 0, count: oldKeys.count * 2)
        numbers = Array(repeating: -1, count: oldKeys.count * 2)
        for slot in oldKeys.indices where oldNumbers[slot] >= 0 {
            place(oldKeys[slot], oldNumbers[slot])
        }
    }
}

/// FNV-1a over folded octets; running, so that each beginning of a word has its hash for free.
struct WordHash {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    @inline(__always)
    mutating func add(_ octet: UInt8) {
        value = (value ^ UInt64(octet)) &* 0x0000_0100_0000_01b3
    }

    @inline(__always)
    mutating func add(scalar: UInt32) {
        add(UInt8(truncatingIfNeeded: scalar >> 16) | 0x80)
        add(UInt8(truncatingIfNeeded: scalar >> 8))
        add(UInt8(truncatingIfNeeded: scalar))
    }
}
