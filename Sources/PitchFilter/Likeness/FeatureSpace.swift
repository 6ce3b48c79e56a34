/// The space into which everything that bears on likeness is hashed.
///
/// Two features of one bucket share a weight; with some sixty thousand features in use that hits one
/// in five of them, most of which weigh next to nothing.
package enum FeatureSpace {
    package static let bits = 18
    package static let buckets = 1 << bits

    /// What a feature says.
    enum Kind: UInt64 {
        case word = 1
        case beginning, pair, subject, form
    }

    @inline(__always)
    static func bucket(_ kind: Kind, _ one: UInt32, _ other: UInt32 = 0) -> UInt32 {
        var mixed = (UInt64(one) << 32 | UInt64(other)) &+ kind.rawValue &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return UInt32(truncatingIfNeeded: mixed >> (64 - UInt64(bits)))
    }
}

/// What of a message bears on its likeness to pitches: buckets, and where their words stand.
package struct LikenessFeatures: Sendable, Equatable {
    /// Words and pairs of words, each bucket once.
    package var text: [UInt32] = []
    /// Coarse features of form.
    package var form: [UInt32] = []
    /// For each of `text`, which words of the index it stands for.
    var places: [Range<Int32>] = []

    /// Each feature of form weighs as much, however long the text; little, since most of what form
    /// tells is what rules ask about too.
    static let formValue: Float = 0.03

    package init() {}

    package init(text: [UInt32], form: [UInt32]) {
        self.text = text
        self.form = form
    }

    /// So that a long letter weighs no more than a short one.
    var textValue: Float { text.isEmpty ? 0 : 1 / Float(text.count).squareRoot() }

    /// All buckets with their values.
    package var values: [(bucket: UInt32, value: Float)] {
        text.map { ($0, textValue) } + form.map { ($0, Self.formValue) }
    }
}

/// Buckets seen so far, in memory of a size that fits one message.
struct BucketSet {
    private var slots: [UInt32]
    private let mask: Int

    init(capacity: Int) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        mask = size - 1
    }

    /// True where the bucket is new.
    @inline(__always)
    mutating func insert(_ bucket: UInt32) -> Bool {
        let key = bucket + 1
        var slot = Int(bucket) & mask
        while slots[slot] != 0 {
            if slots[slot] == key { return false }
            slot = (slot + 1) & mask
        }
        slots[slot] = key
        return true
    }
}
