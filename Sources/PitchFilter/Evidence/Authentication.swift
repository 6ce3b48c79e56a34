import MailModel
import MailParsing

/// What the house's own mail server says of the sender (RFC 8601), and nobody else's.
package enum Authentication: String, CaseIterable, Sendable {
    /// DMARC passed, or SPF or DKIM passed for the domain of From.
    case pass
    /// The server looked, and nothing vouches for the domain of From.
    case fail
    /// The server said nothing.
    case none

    /// Reads the Authentication-Results of the servers named, above the first foreign Received.
    init(_ message: ParsedMessage, servers: Set<String>, author: EmailAddress?) {
        let methods = Self.methods(in: message, servers)
        guard let author, !methods.isEmpty else {
            self = .none
            return
        }
        // What SPF or DKIM say of another domain that happens to be aligned is DMARC's to judge.
        let isDisowned = methods.contains { $0.name == "dmarc" && $0.result == "fail" }
        let isVouchedFor = methods.contains { $0.vouches(for: author.domain) }
        self = isVouchedFor && !isDisowned ? .pass : .fail
    }

    /// Whether our own server saw sound DKIM signatures, none of them of the author's domain.
    static func isSignedByOthersOnly(
        _ message: ParsedMessage, servers: Set<String>, author: EmailAddress?
    ) -> Bool {
        guard let author else { return false }
        let signatures = methods(in: message, servers)
            .filter { $0.name == "dkim" && $0.result == "pass" }
        return !signatures.isEmpty && !signatures.contains { $0.vouches(for: author.domain) }
    }

    /// What our own server's reports say: each of its filters (OpenDKIM, OpenDMARC) may have put one.
    ///
    /// Forged copies stand below another server's Received; our own server's, a filter does not see
    /// yet (MILTER_README). Where the sender is no server and left one without a Received, it stands
    /// below ours: of each method the topmost report counts.
    private static func methods(in message: ParsedMessage, _ servers: Set<String>) -> [Method] {
        guard !servers.isEmpty else { return [] }
        var methods: [Method] = []
        var foreign = message.isInTransit ? 0 : -1
        for field in message.header.fields {
            if field.key == "received" { foreign += 1 }
            if foreign > 0 { break }
            guard field.key == "authentication-results" else { continue }
            let report = Array(field.decodedText.lowercased().utf8)
            let server = report.split(maxSplits: 1) { $0 == UInt8(ascii: ";") || $0.isSpace }.first
            guard let server, servers.contains(String(decoding: server, as: UTF8.self)) else {
                continue
            }
            let earlier = Set(methods.map(\.name))
            methods += report.split(separator: UInt8(ascii: ";")).dropFirst().map { Method($0) }
                .filter { !$0.name.isEmpty && !earlier.contains($0.name) }
        }
        return methods
    }

    /// One `method=result property=value …` of a report.
    private struct Method {
        private(set) var name = ""
        private(set) var result = ""
        private var domains: [String] = []

        private static let properties = ["header.d", "header.i", "header.from", "smtp.mailfrom"]

        init(_ text: ArraySlice<UInt8>) {
            for word in Self.withoutComments(text).split(whereSeparator: \.isSpace) {
                guard let sign = word.firstIndex(of: UInt8(ascii: "=")), sign != word.startIndex,
                    sign + 1 != word.endIndex
                else { continue }
                let key = String(decoding: word[..<sign], as: UTF8.self)
                let value = word[(sign + 1)...]
                if name.isEmpty {
                    (name, result) = (key, String(decoding: value, as: UTF8.self))
                } else if Self.properties.contains(key) {
                    let domain = value.split(separator: UInt8(ascii: "@")).last ?? []
                    domains.append(String(decoding: domain, as: UTF8.self))
                }
            }
        }

        func vouches(for domain: String) -> Bool {
            guard result == "pass", ["dmarc", "dkim", "spf"].contains(name) else { return false }
            if name == "dmarc" && domains.isEmpty { return true }
            return domains.contains { Domains.areAligned($0, domain) }
        }

        private static func withoutComments(_ text: ArraySlice<UInt8>) -> [UInt8] {
            var depth = 0
            var result: [UInt8] = []
            result.reserveCapacity(text.count)
            for octet in text {
                if octet == UInt8(ascii: "(") { depth += 1 }
                if depth == 0 { result.append(octet) }
                if octet == UInt8(ascii: ")") { depth = max(0, depth - 1) }
            }
            return result
        }
    }
}

extension UInt8 {
    /// Whether it is white space of ASCII.
    var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
