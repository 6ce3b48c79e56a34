/// A piece of HTML.
///
/// What is put into it by interpolation is text and gets escaped, unless it is a piece of HTML
/// itself; so content of mail can't become markup by an oversight.
struct Markup: Sendable, ExpressibleByStringInterpolation {
    private(set) var html: String

    init(stringLiteral value: String) { html = value }
    init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

    /// All pieces, one after the other.
    init(_ pieces: [Markup]) { html = pieces.map(\.html).joined() }

    static let empty: Markup = ""

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var html = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            html.reserveCapacity(literalCapacity + interpolationCount * 32)
        }

        mutating func appendLiteral(_ literal: String) { html += literal }
        mutating func appendInterpolation(_ number: Int) { html += String(number) }
        mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
        mutating func appendInterpolation(_ markup: [Markup]) {
            for piece in markup { html += piece.html }
        }

        /// Text, safe in an element and in a quoted attribute.
        mutating func appendInterpolation(_ text: String) { html += text.escapedForHTML }

        /// Words from a mail: escaped, on one line, cut where they are endless, and kept from
        /// turning the direction of what stands around them.
        mutating func appendInterpolation(mail text: String, limit: Int = 400) {
            html += "<bdi>" + text.onOneLine(limit: limit).escapedForHTML + "</bdi>"
        }
    }
}

extension String {
    fileprivate var escapedForHTML: String {
        var result = ""
        result.reserveCapacity(utf8.count + 16)
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "`": result += "&#96;"
            default: result.unicodeScalars.append(scalar.isForHTML ? scalar : "\u{FFFD}")
            }
        }
        return result
    }

    /// Without line ends and other controls, cut with an ellipsis.
    fileprivate func onOneLine(limit: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for (count, scalar) in unicodeScalars.enumerated() {
            guard count < limit else {
                scalars.append("…")
                break
            }
            scalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
        }
        return String(scalars)
    }
}

extension Unicode.Scalar {
    /// Controls that HTML forbids, and those that turn the direction of writing, are not shown.
    fileprivate var isForHTML: Bool {
        switch value {
        case 0x09, 0x0A: true
        case 0..<0x20, 0x7F..<0xA0: false
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false
        case 0x2028, 0x2029, 0xFEFF, 0xFFF9...0xFFFB: false
        case _ where value & 0xFFFE == 0xFFFE: false
        default: true
        }
    }
}
