/// An address as RFC 5322 3.4.1 has it: a local part and a domain.
package struct EmailAddress: Hashable, Sendable {
    /// The local part, unquoted, in the sender's spelling.
    package let localPart: String
    /// The domain in lower case and ASCII (`xn--…`); empty where the sender wrote none.
    package let domain: String

    package init(localPart: String, domain: String) {
        self.localPart = localPart
        self.domain = Self.ascii(domain: domain)
    }

    /// A domain as the DNS knows it, in lower case, whatever way it is written.
    package static func ascii(domain: String) -> String {
        var domain = domain.lowercased()
        if domain.hasSuffix(".") { domain.removeLast() }
        guard !domain.utf8.allSatisfy({ $0 < 0x80 }) else { return domain }
        // The full stops of East Asian writing count as such (RFC 3490 3.1).
        return ComposedLetters.compose(domain)
            .split(omittingEmptySubsequences: false) { ".\u{3002}\u{FF0E}\u{FF61}".contains($0) }
            .map(Punycode.label).joined(separator: ".")
    }

    /// Reads `local@domain`, with or without angle brackets; `nil` where there is no local part.
    ///
    /// Takes the last `@` as the separator, so that quoted local parts survive.
    package init?(_ text: String) {
        if text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x22 && $0 != 0x28 }) {
            self.init(plain: text.utf8[...])
            return
        }
        let bare = text.withoutComments
        var rest = Substring(bare)
        while let first = rest.first, first.isWhitespace || first == "<" { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace || last == ">" { rest.removeLast() }
        guard let at = rest.lastIndex(of: "@"), at != rest.startIndex else { return nil }
        let local = String(rest[..<at]).unquoted
        self.init(localPart: local, domain: String(rest[rest.index(after: at)...]))
    }

    /// Reads what is all ASCII and has no quotation mark, where an octet is a character.
    private init?(plain octets: Substring.UTF8View) {
        var rest = octets
        while let first = rest.first, Self.isSpace(first) || first == UInt8(ascii: "<") {
            rest.removeFirst()
        }
        while let last = rest.last, Self.isSpace(last) || last == UInt8(ascii: ">") {
            rest.removeLast()
        }
        guard let at = rest.lastIndex(of: UInt8(ascii: "@")), at != rest.startIndex else {
            return nil
        }
        self.init(
            localPart: String(Substring(rest[..<at])),
            domain: String(Substring(rest[rest.index(after: at)...])))
    }

    private static func isSpace(_ octet: UInt8) -> Bool {
        octet == 0x20 || (0x09...0x0D).contains(octet)
    }

    /// `local@domain`; the local part alone where there is no domain.
    package var text: String { domain.isEmpty ? localPart : localPart + "@" + domain }

    /// The spelling under which the same mailbox is known: lower case, accents written one way,
    /// without a `+tag`.
    package var normalized: String {
        var local = ComposedLetters.compose(localPart.lowercased())
        if local.utf8.contains(UInt8(ascii: "+")), let plus = local.firstIndex(of: "+"),
            plus != local.startIndex
        {
            local.removeSubrange(plus...)
        }
        return domain.isEmpty ? local : local + "@" + domain
    }
}

extension String {
    /// Without what stands in parentheses outside of quotation marks (RFC 5322 3.2.2).
    fileprivate var withoutComments: String {
        guard utf8.contains(0x28) else { return self }
        var (depth, isQuoted, isEscaped) = (0, false, false)
        return reduce(into: "") { text, character in
            defer { isEscaped = character == "\\" && !isEscaped }
            if character == "\"" && !isEscaped && depth == 0 { isQuoted.toggle() }
            if !isQuoted && !isEscaped && character == "(" { depth += 1 }
            if depth == 0 { text.append(character) }
            if !isQuoted && !isEscaped && character == ")" { depth = max(0, depth - 1) }
        }
    }

    /// The content of an RFC 5322 quoted-string, or the text itself.
    fileprivate var unquoted: String {
        guard count >= 2, hasPrefix("\""), hasSuffix("\"") else { return self }
        return String(dropFirst().dropLast()).replacing("\\", with: "")
    }
}
