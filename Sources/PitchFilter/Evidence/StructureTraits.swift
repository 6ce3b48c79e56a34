import MailModel

/// What the make of a message gives away: pixels that report, templates not filled in.
struct StructureTraits {
    let hasTrackingPixel: Bool
    let hasTemplateFailure: Bool

    init(_ message: ParsedMessage, correspondence: Correspondence, houseAddresses: Set<String>) {
        hasTrackingPixel = message.images.contains(where: Self.reports)
        let text = correspondence.text
        let own = text.sections.filter { $0.kind != .quoted && $0.kind != .quoteIntroduction }
        hasTemplateFailure =
            own.contains { Placeholder.stands(in: text.utf8[$0.range]) }
            || Placeholder.stands(in: Array(correspondence.subject.utf8)[...])
            || text.ranges(of: .greeting).contains {
                Self.isMisaddressed(text.text($0), houseAddresses)
            }
    }

    private static func reports(_ image: ImageReference) -> Bool {
        guard image.source.utf8.lazy.map(\.lowercased).starts(with: "http".utf8) else {
            return false
        }
        let isTiny = (image.width ?? 9) <= 1 || (image.height ?? 9) <= 1
        return isTiny || image.isHidden || reportingPaths.first(in: image.source) != nil
    }

    private static let reportingPaths = NeedleSet(["/wf/open", "/track/open", "/pixel", "/t/o/"])

    /// "Bonjour ,", "Hi null,", "Hello info@…": a salutation that nobody would type.
    private static func isMisaddressed(_ greeting: String, _ addresses: Set<String>) -> Bool {
        let folded = greeting.lowercased()
        if folded.hasSuffix(" ,") && folded.split(separator: " ").count == 2 { return true }
        if addresses.contains(where: folded.containsOctets) { return true }
        let name = folded.split(whereSeparator: { !$0.isLetter && $0 != "/" }).dropFirst()
        guard let first = name.first, name.count == 1 else { return false }
        return ["null", "undefined", "none", "n/a"].contains(first)
            || addresses.contains { $0.prefix { $0 != "@" } == first }
    }
}

/// Names of fields that a mail merge should have filled in.
enum Placeholder {
    private static let names: Set<String> = [
        "firstname", "first_name", "first name", "lastname", "last_name", "name", "fname",
        "company", "company_name", "companyname", "prenom", "prénom", "nom", "entreprise",
        "société", "societe", "vorname", "nachname", "firma", "nome", "cognome", "azienda",
        "website", "site", "city", "ville", "your name", "votre nom", "first", "last", "title",
        "contact.firstname", "civilite", "civilité", "anrede",
    ]
    /// The longest name looked at, in octets.
    private static let longest = 40

    /// Whether a name in such brackets stands in the text, or a choice like `{Hi|Hello}`.
    static func stands(in text: ArraySlice<UInt8>) -> Bool {
        text.withUnsafeBufferPointer { octets in
            for position in octets.indices {
                guard isSign(octets[position]), let close = closing(octets[position]) else {
                    continue
                }
                let rest = octets[(position + 1)...].prefix(longest)
                if let end = rest.firstIndex(of: close),
                    isPlaceholder(rest[..<end], open: octets[position])
                {
                    return true
                }
            }
            return false
        }
    }

    /// A quick look before `closing`: whether it is one of `%`, `<` and what follows `Z`, but no
    /// small letter.
    @inline(__always)
    private static func isSign(_ octet: UInt8) -> Bool {
        octet & 0xDF > 0x5A ? octet < 0x80 : octet == 0x25 || octet == 0x3C
    }

    /// The bracket that closes a name after this one.
    @inline(__always)
    private static func closing(_ open: UInt8) -> UInt8? {
        switch open {
        case UInt8(ascii: "{"): UInt8(ascii: "}")
        case UInt8(ascii: "["): UInt8(ascii: "]")
        case UInt8(ascii: "<"): UInt8(ascii: ">")
        case UInt8(ascii: "%"), UInt8(ascii: "|"): open
        default: nil
        }
    }

    private static func isPlaceholder(
        _ content: Slice<UnsafeBufferPointer<UInt8>>, open: UInt8
    ) -> Bool {
        guard !content.isEmpty, !content.contains(0x0A) else { return false }
        if open == UInt8(ascii: "{"), content.contains(UInt8(ascii: "|")) { return true }
        if open == UInt8(ascii: "{"), content.first == UInt8(ascii: "{") { return true }
        let text = String(decoding: content, as: UTF8.self).lowercased()
        return names.contains(String(Substring(text).trimmed))
    }
}
