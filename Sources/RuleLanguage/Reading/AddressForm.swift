/// What an address or a host name must look like for the manager's lists.
enum AddressForm {
    static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let local = parts.first, let domain = parts.last else {
            return false
        }
        return !local.isEmpty && !local.contains(where: isForeign) && isHost(domain)
    }

    /// `@example.org`: everyone there.
    static func isDomain(_ text: String) -> Bool {
        text.first == "@" && isHost(text.dropFirst())
    }

    /// Labels of letters, digits and inner hyphens with dots between, at least two.
    static func isHost(_ text: some StringProtocol) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                !label.isEmpty && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy {
                        $0.isLetterOrDigit || $0 == UInt8(ascii: "-") || $0 >= 0x80
                    }
            }
    }

    /// The address in `Anna <anna@example.org>` or `mailto:anna@example.org`, if there is one.
    static func address(within text: String) -> String? {
        addresses(within: text).first
    }

    /// All of them, as people write several on a line.
    static func addresses(within text: String) -> [String] {
        let words = text.split { " <>,;:()\"\t".contains($0) }.map(String.init)
        return words.filter(isAddress)
    }

    /// `@example.org` for what people write in its place: `*@example.org`, `example.org`.
    static func domain(for text: String) -> String? {
        let host = text.hasPrefix("*@") ? String(text.dropFirst(2)) : text
        return isHost(host) ? "@" + host : nil
    }

    /// The host in `https://example.org/page`, if there is one.
    static func host(within text: String) -> String? {
        let words = text.split { " /:?#@\t".contains($0) }.map(String.init)
        return words.first(where: isHost)
    }

    private static func isForeign(_ character: Character) -> Bool {
        character.isWhitespace || "<>()[],;:*\\\"".contains(character)
    }
}
