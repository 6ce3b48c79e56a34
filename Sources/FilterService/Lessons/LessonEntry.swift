package import PitchFilter

/// One lesson as it is kept: no words, only what the learned evidence looks at.
package struct LessonEntry: Sendable, Equatable {
    /// Follows from the message, so that the same one is learnt once.
    package let id: String
    package var seconds: Int64
    package var isPitch: Bool
    /// "manager", or the command that brought it along.
    package var origin: String
    /// The sender's organisation and the thread, each as a hash.
    package let organisation: String
    package let thread: String
    package let features: LikenessFeatures

    package init(
        seconds: Int64, isPitch: Bool, origin: String, organisation: String, thread: String,
        features: LikenessFeatures
    ) {
        id = Self.digest(
            (features.text + features.form).map { String($0) }.joined(separator: " ")
                + organisation)
        self.seconds = seconds
        self.isPitch = isPitch
        self.origin = origin
        self.organisation = Self.digest(organisation)
        self.thread = Self.digest(thread)
        self.features = LikenessFeatures(text: features.text, form: features.form)
    }

    /// Reads a line of the book; `nil` where it is none.
    init?(line: Substring) {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard cells.count == 8, let seconds = Int64(cells[1]), ["pitch", "ham"].contains(cells[2])
        else { return nil }
        id = String(cells[0])
        self.seconds = seconds
        isPitch = cells[2] == "pitch"
        origin = String(cells[3])
        organisation = String(cells[4])
        thread = String(cells[5])
        guard let text = Self.buckets(cells[6]), let form = Self.buckets(cells[7]) else {
            return nil
        }
        features = LikenessFeatures(text: text, form: form)
    }

    var line: String {
        let cells = [
            id, String(seconds), isPitch ? "pitch" : "ham", origin, organisation, thread,
            Self.text(features.text), Self.text(features.form),
        ]
        return cells.joined(separator: "\t") + "\n"
    }

    /// Letters that name none have none in common.
    var hasOrganisation: Bool { organisation != Self.nameless }
    var hasThread: Bool { thread != Self.nameless }

    private static let nameless = digest("")

    private static func text(_ buckets: [UInt32]) -> String {
        buckets.map { String($0, radix: 36) }.joined(separator: " ")
    }

    private static func buckets(_ text: Substring) -> [UInt32]? {
        let words = text.split(separator: " ")
        let buckets = words.compactMap { UInt32($0, radix: 36) }
            .filter { $0 < UInt32(FeatureSpace.buckets) }
        return buckets.count == words.count ? buckets : nil
    }

    /// FNV-1a: it need not withstand anybody, it only keeps names out of the file.
    static func digest(_ text: String) -> String {
        let hash = text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return String(hash ^ hash >> 31, radix: 36)
    }
}
