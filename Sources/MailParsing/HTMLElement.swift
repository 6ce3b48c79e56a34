/// The elements that matter for reading a mail.
enum HTMLElement {
    case anchor, image, lineBreak, rule, listItem, cell, row, font, preformatted
    /// Starts on a line of its own.
    case block
    /// Stands apart by an empty line.
    case paragraph
    case quotation
    case division
    /// Its content is never text: script, style, head.
    case unread
    case other

    init(_ name: UnsafePointer<UInt8>) {
        self = Self.byName[Self.packed(name)] ?? .other
    }

    /// The first eight octets of a name in one number.
    private static func packed(_ name: UnsafePointer<UInt8>) -> UInt64 {
        var result: UInt64 = 0
        for index in 0..<8 {
            guard name[index] != 0 else { break }
            result = result << 8 | UInt64(name[index])
        }
        return result
    }

    private static let byName: [UInt64: HTMLElement] = {
        let groups: [(HTMLElement, [StaticString])] = [
            (.anchor, ["a", "area"]), (.image, ["img"]), (.lineBreak, ["br"]), (.rule, ["hr"]),
            (.listItem, ["li", "dt"]), (.cell, ["td", "th"]), (.row, ["tr"]), (.font, ["font"]),
            (.preformatted, ["pre"]),
            (
                .block,
                [
                    "body", "center", "dd", "form", "section", "article", "header", "footer",
                    "address", "fieldset", "option", "tbody", "thead", "nav", "main", "caption",
                ]
            ),
            (.paragraph, ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table"]),
            (.quotation, ["blockquote"]), (.division, ["div"]),
            (
                .unread,
                [
                    "script", "style", "head", "title", "noscript", "template", "select",
                    "textarea", "object", "svg",
                ]
            ),
        ]
        var result: [UInt64: HTMLElement] = [:]
        for (element, names) in groups {
            for name in names { result[packed(name.utf8Start)] = element }
        }
        return result
    }()
}
