package import MailModel
import RuleLanguage

/// What is kept of a letter's wording, to know the same letter again from another mailbox.
///
/// The smallest of the hashes of all runs of four words that the sender wrote: of two texts, the more
/// runs they share, the more of these they have in common (Broder's min-wise sketches). Nothing of
/// the wording can be read from it.
package struct TextSketch: Sendable, Equatable {
    /// In ascending order, without repetition.
    package let hashes: [UInt32]

    private static let size = 16
    /// Shorter texts say what many say: "Please find attached …".
    private static let fewestWords = 40
    /// About half of all runs of words; two names changed in a letter leave four fifths.
    private static let leastInCommon = 10
    /// The octets that are looked at.
    private static let longest = 4096

    /// `nil` for a message whose own text is too short to tell anything, and for one against which
    /// nothing speaks: it is no pitch because somebody else sent it too.
    package init?(_ message: ParsedMessage, _ decision: Decision, identity: HouseIdentity) {
        guard decision.exemption == nil, decision.points > .zero else { return nil }
        self.init(Correspondence(message, forms: identity.forms).text)
    }

    package init?(_ text: MessageText) {
        var runs = WordRuns(keeping: Self.size)
        text.utf8.withUnsafeBufferPointer { octets in
            for section in text.sections where section.kind == .body {
                runs.append(octets, section.range.prefix(Self.longest))
            }
        }
        guard runs.wordCount >= Self.fewestWords, runs.smallest.count == Self.size else {
            return nil
        }
        hashes = runs.smallest
    }

    /// As it was stored; `nil` where these are no octets of a sketch.
    package init?(octets: [UInt8]) {
        guard octets.count == Self.size * 4 else { return nil }
        hashes = stride(from: 0, to: octets.count, by: 4).map { start in
            octets[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
    }

    package var octets: [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(hashes.count * 4)
        for hash in hashes { withUnsafeBytes(of: hash.bigEndian) { octets.append(contentsOf: $0) } }
        return octets
    }

    /// Those under which it is kept: a text that is alike has one of them almost certainly.
    package var keys: ArraySlice<UInt32> { hashes.prefix(3) }

    /// Those among which others' keys are looked for: a key that is in common is hardly ever further up.
    package var candidates: ArraySlice<UInt32> { hashes.prefix(8) }

    /// Whether it is the same letter, but for names and the like.
    package func isAlike(_ other: TextSketch) -> Bool {
        var (mine, theirs) = (hashes[...], other.hashes[...])
        var common = 0
        while let one = mine.first, let another = theirs.first {
            if one == another { common += 1 }
            if one <= another { mine.removeFirst() }
            if another <= one { theirs.removeFirst() }
        }
        return common >= Self.leastInCommon
    }
}
