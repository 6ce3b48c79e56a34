/// The wording of letters that were not delivered, by the number of the message: the dry run's
/// memory of texts, some hundred octets for each.
package struct TextMemory: Sendable {
    private var sketches: [Int: TextSketch] = [:]
    private var messages: [UInt32: [Int]] = [:]

    /// A letter that hundreds send is looked for in the latest of them.
    private static let mostAlike = 16

    package init() {}

    package mutating func insert(_ sketch: TextSketch, ofMessage ordinal: Int) {
        sketches[ordinal] = sketch
        for key in sketch.keys {
            let latest = messages[key, default: []].suffix(Self.mostAlike - 1)
            messages[key] = latest + [ordinal]
        }
    }

    /// The messages that say the same.
    package func messages(like sketch: TextSketch) -> [Int] {
        let found = Set(sketch.candidates.flatMap { messages[$0] ?? [] })
        return found.filter { sketches[$0]?.isAlike(sketch) ?? false }.sorted()
    }
}
