package import MailModel
import PitchFilter

/// Somebody the manager names: an address, or all of a domain.
package enum Who: Hashable, Sendable, CustomStringConvertible {
    /// Normalised: lower case, without a plus tag.
    case address(String)
    /// In lower case and ASCII (`xn--…`), as letters carry it.
    case domain(String)

    /// Reads `anna@example.org`, `@example.org` or `example.org`; `nil` where it is none of these.
    package init?(_ text: String) {
        guard let at = text.lastIndex(of: "@"), at != text.startIndex else {
            let domain = EmailAddress.ascii(domain: String(text.drop { $0 == "@" }))
            guard HostName.isValid(domain) else { return nil }
            self = .domain(domain)
            return
        }
        guard let address = EmailAddress(text), address.domain.contains(".") else { return nil }
        self = .address(address.normalized)
    }

    package init(_ address: EmailAddress) {
        self = .address(address.normalized)
    }

    /// The organisation it belongs to.
    package var organisation: String {
        switch self {
        case .address(let text):
            EmailAddress(text).map(Domains.organisation) ?? text
        case .domain(let name): Domains.organisational(name)
        }
    }

    /// As it stands in the ledger: `anna@example.org`, `@example.org`.
    package var description: String {
        switch self {
        case .address(let text): text
        case .domain(let name): "@" + name
        }
    }
}

extension Who {
    /// Why what somebody wrote names nobody.
    package enum Fault: Error, Equatable {
        /// `*@example.org`: everybody of this domain is `@example.org`.
        case pattern(domain: String)
        case neither
    }

    /// Reads what a person writes, who may err: an address without a name, or a domain.
    package init(written text: String) throws(Fault) {
        if text.hasPrefix("*@") || text.hasPrefix("*.") {
            throw Fault.pattern(domain: String(text.dropFirst(2)))
        }
        guard let who = Who(text) else { throw Fault.neither }
        if case .address = who, !Self.isBare(text) { throw Fault.neither }
        self = who
    }

    /// Whether an address stands alone, or in quotation marks what is odd about it.
    private static func isBare(_ text: String) -> Bool {
        guard let at = text.lastIndex(of: "@"), let domain = EmailAddress(text)?.domain else {
            return false
        }
        let local = text[..<at]
        let isLiteral = domain.hasPrefix("[") && domain.hasSuffix("]")
        return (isLiteral || HostName.isValid(domain))
            && (local.hasPrefix("\"") || !local.contains(where: isForeign))
    }

    private static func isForeign(_ character: Character) -> Bool {
        character.isWhitespace || "<>()[],;:\\\"*@".contains(character)
    }
}

/// Names of hosts as the DNS has them (RFC 1123 2.1).
enum HostName {
    /// At least two labels of letters, digits, inner hyphens; underlines are met with too.
    static func isValid(_ name: String) -> Bool {
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && name.utf8.count <= 253 && labels.allSatisfy(isLabel)
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.utf8.allSatisfy { octet in
                (0x61...0x7A).contains(octet) || (0x30...0x39).contains(octet)
                    || octet == UInt8(ascii: "-") || octet == UInt8(ascii: "_")
            }
    }
}
