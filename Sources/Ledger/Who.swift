package import MailModel
import PitchFilter

/// Somebody the manager names: an address, or all of a domain.
package enum Who: Hashable, Sendable, CustomStringConvertible {
    /// Normalised: lower case, without a plus tag.
    case address(String)
    case domain(String)

    /// Reads `anna@example.org`, `@example.org` or `example.org`; `nil` where it is none of these.
    package init?(_ text: String) {
        let lowered = text.lowercased()
        guard let at = lowered.lastIndex(of: "@") else {
            guard lowered.contains("."), !lowered.contains(" ") else { return nil }
            self = .domain(lowered)
            return
        }
        if at == lowered.startIndex {
            let domain = String(lowered.dropFirst())
            guard domain.contains(".") else { return nil }
            self = .domain(domain)
        } else {
            guard let address = EmailAddress(text), address.domain.contains(".") else { return nil }
            self = .address(address.normalized)
        }
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
