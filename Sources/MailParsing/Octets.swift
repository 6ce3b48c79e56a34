import Glibc

/// A run of octets in memory that outlives the closure in which it is read.
typealias Octets = UnsafeBufferPointer<UInt8>

extension UInt8 {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20

    /// An ASCII capital as its small letter; any other octet unchanged.
    @inline(__always)
    var asciiLowered: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    /// Space, tab, CR or LF.
    @inline(__always)
    var isBlank: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }

    @inline(__always)
    var isDigit: Bool { self &- 0x30 < 10 }

    @inline(__always)
    var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
}

extension UnsafeBufferPointer<UInt8> {
    /// The offset of the first such octet in the range, found at the speed of `memchr`.
    @inline(__always)
    func firstOffset(of octet: UInt8, in range: Range<Int>) -> Int? {
        guard let base = baseAddress, !range.isEmpty,
            let hit = memchr(base + range.lowerBound, Int32(octet), range.count)
        else { return nil }
        return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }

    /// The offset of the first occurrence of the text, given in lower case, in any case.
    func firstOffset(of text: StaticString, in range: Range<Int>) -> Int? {
        let first = text.utf8Start[0]
        var start = range.lowerBound
        while let hit = firstOffset(of: first, in: start..<range.upperBound) {
            if hasPrefix(text, at: hit, before: range.upperBound) { return hit }
            start = hit + 1
        }
        return nil
    }

    /// The offset after the line feed that ends the line at `start`; `end` where there is none.
    @inline(__always)
    func lineEnd(from start: Int, to end: Int) -> Int {
        firstOffset(of: .lineFeed, in: start..<end).map { $0 + 1 } ?? end
    }

    /// Whether these octets stand at the offset, the text given in lower case and ASCII.
    @inline(__always)
    func hasPrefix(_ text: StaticString, at offset: Int, before end: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard offset >= 0, offset + length <= end else { return false }
        for index in 0..<length where self[offset + index].asciiLowered != text.utf8Start[index] {
            return false
        }
        return true
    }

    /// The range without white space at both ends.
    @inline(__always)
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, self[low].isBlank { low += 1 }
        while high > low, self[high - 1].isBlank { high -= 1 }
        return low..<high
    }

    @inline(__always)
    func slice(_ range: Range<Int>) -> Octets {
        UnsafeBufferPointer(rebasing: self[range])
    }

    /// The octets as text, ill-formed UTF-8 replaced.
    @inline(__always)
    func string(_ range: Range<Int>) -> String {
        String(decoding: slice(range), as: UTF8.self)
    }

    /// Whether every octet is ASCII.
    var isASCII: Bool {
        guard let base = baseAddress else { return true }
        let raw = UnsafeRawPointer(base)
        var index = 0
        while index + 8 <= count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if word & 0x8080_8080_8080_8080 != 0 { return false }
            index += 8
        }
        while index < count {
            if base[index] >= 0x80 { return false }
            index += 1
        }
        return true
    }
}
