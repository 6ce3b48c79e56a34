import HouseReply
package import MailModel
package import PitchFilter
package import RuleLanguage

/// The header fields by which nopitch tells what it made of a message.
package enum MessageMarks {
    package static let verdictField = "X-Nopitch"
    package static let whyField = "X-Nopitch-Why"
    /// All of our own names: an incoming copy of any of them is somebody else's claim.
    package static let ownFields: Set<String> = ["x-nopitch", "x-nopitch-why"]

    /// The value of X-Nopitch: `pitch; points=8.5; need=6; id=4f2S1n3NLf0`.
    ///
    /// Where the message goes to others too, `; for=<info@eclau.ch>` follows, an address a line: all
    /// copies of it have one header section, and only the house's is to be filed away.
    package static func verdict(
        _ decision: Decision, thresholds: Thresholds, queueID: String, for own: [EmailAddress] = []
    ) -> String {
        let identifier = String(queueID.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
        return "\(decision.verdict.rawValue); points=\(decision.points); "
            + "need=\(thresholds.pitchPoints); id=\(identifier.isEmpty ? "-" : identifier)"
            + copies(for: own)
    }

    /// So many addresses are named at most; the copies of all others stay where they are.
    private static let mostNamed = 100
    /// In octets; a path in the envelope has no more than 256 (RFC 5321 4.5.3.1.3).
    private static let longestNamed = 320

    private static func copies(for own: [EmailAddress]) -> String {
        var named: Set<String> = []
        let addresses = own.map(\.normalized)
            .filter { $0.utf8.count <= longestNamed && named.insert($0).inserted }
        guard !addresses.isEmpty else { return "" }
        return "; for=" + addresses.prefix(mostNamed).map { "<\($0)>" }.joined(separator: "\n ")
    }

    /// How often the sender wrote, and the rules' reasons, heaviest first, encoded and folded; `nil`
    /// where there is nothing to say.
    package static func why(_ decision: Decision) -> String? {
        switch decision.verdict {
        case .keep: return nil
        case .doubt, .pitch, .insistence: break
        }
        let reasons = decision.hits.filter { !$0.isTrial }
            .sorted { $0.points.hundredths.magnitude > $1.points.hundredths.magnitude }
            .map(reason)
        let sequel = decision.sequel.map { [Wording(.french).sequel($0)] } ?? []
        let all = sequel + reasons
        return all.isEmpty ? nil : EncodedText.folded(all.joined(separator: "; "))
    }

    /// A rule's reason with its points; for what was learnt also the words behind it.
    private static func reason(_ hit: RuleHit) -> String {
        let words = hit.leaning == nil ? "" : " " + Wording(.french).witness(of: hit)
        return "\(hit.because) (\(hit.points.signed))\(words)"
    }
}
