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
        guard let author, let report = Self.report(in: message.header, servers) else {
            self = .none
            return
        }
        let methods = report.split(separator: ";").dropFirst().map { Method($0) }
        self = methods.contains { $0.vouches(for: author.domain) } ? .pass : .fail
        if methods.allSatisfy({ $0.name.isEmpty || $0.name == "none" }) { self = .none }
    }

    /// The topmost report of our own server; forged copies stand below a server's Received.
    private static func report(in header: HeaderSection, _ servers: Set<String>) -> String? {
        var received = 0
        for field in header.fields {
            if field.key == "received" { received += 1 }
            if received > 1 { return nil }
            guard field.key == "authentication-results" else { continue }
            let text = field.decodedText
            let server = text.split(whereSeparator: { $0 == ";" || $0.isWhitespace }).first
            if let server, servers.contains(server.lowercased()) { return text }
        }
        return nil
    }

    /// One `method=result property=value …` of a report.
    private struct Method {
        var name = ""
        private var result = ""
        private var domains: [String] = []

        init(_ text: Substring) {
            for word in Self.withoutComments(text).split(whereSeparator: \.isWhitespace) {
                let parts = word.split(separator: "=", maxSplits: 1)
                guard parts.count == 2 else { continue }
                let key = parts[0].lowercased()
                let value = parts[1].lowercased()
                if name.isEmpty {
                    (name, result) = (key, value)
                } else if ["header.d", "header.i", "header.from", "smtp.mailfrom"].contains(key) {
                    domains.append(String(value.split(separator: "@").last ?? ""))
                }
            }
        }

        func vouches(for domain: String) -> Bool {
            guard result == "pass", ["dmarc", "dkim", "spf"].contains(name) else { return false }
            if name == "dmarc" && domains.isEmpty { return true }
            return domains.contains { Domains.areAligned($0, domain) }
        }

        private static func withoutComments(_ text: Substring) -> String {
            var depth = 0
            var result = ""
            for character in text {
                if character == "(" { depth += 1 }
                if depth == 0 { result.append(character) }
                if character == ")" { depth = max(0, depth - 1) }
            }
            return result
        }
    }
}
