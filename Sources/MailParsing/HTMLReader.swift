import CLibXML2
import MailModel

/// Reads an HTML document as text, through libxml2's SAX parser, without any network.
struct HTMLReader {
    /// The text to be seen: one line a block, paragraphs apart, quoted blocks marked by `> `.
    private(set) var output: [UInt8] = []
    /// The text kept from being seen.
    private(set) var hidden: [UInt8] = []
    private(set) var links: [Link] = []
    private(set) var images: [ImageReference] = []
    private(set) var isTruncated = false

    /// The elements that are open.
    private var stack: [Frame] = []
    private var quoteDepth = 0
    private var pendingLineFeeds = 0
    private var hasPendingSpace = false
    private let limit: Int

    /// Deeper documents are read down to here: closing tags cost libxml2 the depth each.
    private static let maximumDepth = 256
    private static let maximumLinks = 1000

    private struct Frame {
        var element: HTMLElement
        var isUnread: Bool
        var isHidden: Bool
        var hasDarkGround: Bool
        var isQuotation = false
        var link: (url: String, start: Int)?
    }

    init(limit: Int) {
        self.limit = limit
    }

    /// Reads UTF-8 text; what is not HTML is read as text.
    mutating func read(_ source: [UInt8]) {
        let source = ContentText.normalized(source)
        let length = HTMLBounds.readableLength(source)
        if length < source.count { isTruncated = true }
        guard length > 0, length < Int32.max else { return }
        Self.prepareLibrary
        withUnsafeMutablePointer(to: &self) { reader in
            source.withUnsafeBytes { octets in
                guard let base = octets.baseAddress?.assumingMemoryBound(to: CChar.self),
                    let context = htmlCreateMemoryParserCtxt(base, Int32(length))
                else { return }
                defer { htmlFreeParserCtxt(context) }
                Self.prepare(context)
                context.pointee._private = UnsafeMutableRawPointer(reader)
                htmlParseDocument(context)
            }
        }
        hasPendingSpace = false
    }

    /// libxml2 wants to be made ready once, before threads share it.
    private static let prepareLibrary: Void = xmlInitParser()

    private static func prepare(_ context: htmlParserCtxtPtr) {
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
            | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            | HTML_PARSE_IGNORE_ENC.rawValue
        htmlCtxtUseOptions(context, Int32(options))
        xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        var handler = xmlSAXHandler()
        handler.startElement = { context, name, attributes in
            guard let name, let reader = HTMLReader.of(context) else { return }
            if !reader.pointee.start(name, attributes) { xmlStopParser(context?.bound) }
        }
        handler.endElement = { context, _ in HTMLReader.of(context)?.pointee.end() }
        handler.characters = { context, text, length in
            guard let text, let reader = HTMLReader.of(context) else { return }
            reader.pointee.take(Octets(start: text, count: Int(length)))
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        context.pointee.sax.pointee = handler
    }

    /// The reader that the parser works for, valid while `read` runs.
    private static func of(
        _ context: UnsafeMutableRawPointer?
    ) -> UnsafeMutablePointer<HTMLReader>? {
        context?.bound.pointee._private?.assumingMemoryBound(to: HTMLReader.self)
    }
}

extension UnsafeMutableRawPointer {
    fileprivate var bound: htmlParserCtxtPtr { assumingMemoryBound(to: xmlParserCtxt.self) }
}

// MARK: - Elements

extension HTMLReader {
    private typealias Attributes = UnsafeMutablePointer<UnsafePointer<UInt8>?>

    /// Opens an element; false where it is one too deep.
    private mutating func start(_ name: UnsafePointer<UInt8>, _ attributes: Attributes?) -> Bool {
        guard stack.count < Self.maximumDepth else {
            isTruncated = true
            return false
        }
        let element = HTMLElement(name)
        let outer = stack.last
        var style = HTMLStyle()
        var marks = Marks()
        if let attributes { Self.read(attributes, &style, &marks) }
        let isDark = style.hasDarkGround || outer?.hasDarkGround ?? false
        var frame = Frame(
            element: element,
            isUnread: element == .unread || outer?.isUnread ?? false,
            isHidden: style.isHidden || style.isWhite && !isDark || outer?.isHidden ?? false,
            hasDarkGround: isDark
        )
        open(element, &frame, style, marks)
        stack.append(frame)
        return true
    }

    /// The attributes that make a link, an image or a quotation.
    private struct Marks {
        var reference: String?
        var source: String?
        var isCitation = false
    }

    private static func read(
        _ attributes: Attributes,
        _ style: inout HTMLStyle,
        _ marks: inout Marks
    ) {
        var index = 0
        while let name = attributes[index] {
            if let value = attributes[index + 1] {
                switch name[0] {
                case UInt8(ascii: "h") where HTMLStyle.equal(name, "href"):
                    marks.reference = String(cString: value)
                case UInt8(ascii: "s") where HTMLStyle.equal(name, "src"):
                    marks.source = String(cString: value)
                case UInt8(ascii: "t") where HTMLStyle.equal(name, "type"):
                    if HTMLStyle.equal(value, "cite") { marks.isCitation = true }
                case UInt8(ascii: "c") where HTMLStyle.equal(name, "cite"): marks.isCitation = true
                case UInt8(ascii: "c") where HTMLStyle.equal(name, "class"):
                    if HTMLStyle.contains(value, "quote") { marks.isCitation = true }
                default: style.read(name, value)
                }
            } else if HTMLStyle.equal(name, "hidden") {
                style.isHidden = true
            }
            index += 2
        }
    }

    private mutating func open(
        _ element: HTMLElement,
        _ frame: inout Frame,
        _ style: HTMLStyle,
        _ marks: Marks
    ) {
        switch element {
        case .lineBreak: if !frame.isUnread, !frame.isHidden { pendingLineFeeds += 1 }
        case .rule, .paragraph, .preformatted: breakLine(2)
        case .block, .division, .row: breakLine(1)
        case .listItem:
            breakLine(1)
            if !frame.isHidden, !frame.isUnread { write(Array("- ".utf8)) }
        case .cell: hasPendingSpace = true
        case .quotation:
            breakLine(2)
            // A block quotation in a letter of one's own is only set in.
            frame.isQuotation = marks.isCitation || endsInColon
            if frame.isQuotation { quoteDepth += 1 }
        case .anchor:
            if let url = marks.reference { frame.link = (url, output.count) }
        case .image:
            if let source = marks.source, images.count < Self.maximumLinks {
                addImage(source, style, isHidden: frame.isHidden)
            }
        case .font, .unread, .other: break
        }
    }

    /// Whether the text so far ends as the line does that introduces a quotation.
    private var endsInColon: Bool {
        output.last { !$0.isBlank && $0 != UInt8(ascii: ">") } == UInt8(ascii: ":")
    }

    private mutating func addImage(_ source: String, _ style: HTMLStyle, isHidden: Bool) {
        let image = ImageReference(
            source: source.utf8.count > 4000 ? String(source.prefix(2000)) : source,
            width: style.width,
            height: style.height,
            isHidden: isHidden
        )
        images.append(image)
    }

    private mutating func end() {
        guard let frame = stack.popLast() else { return }
        switch frame.element {
        case .paragraph, .preformatted, .rule: breakLine(2)
        case .block, .division, .row, .listItem: breakLine(1)
        case .quotation:
            breakLine(2)
            if frame.isQuotation { quoteDepth -= 1 }
        case .cell: hasPendingSpace = true
        case .anchor: closeLink(frame)
        case .image, .lineBreak, .font, .unread, .other: break
        }
    }

    private mutating func closeLink(_ frame: Frame) {
        guard let link = frame.link, links.count < Self.maximumLinks else { return }
        let text = output[min(link.start, output.count)...].prefix(1000)
        let words = text.split(whereSeparator: \.isBlank).joined(separator: [UInt8.space])
        links.append(
            Link(
                url: link.url,
                text: String(decoding: Array(words), as: UTF8.self),
                host: Array(link.url.utf8).withUnsafeBufferPointer(LinkFinder.host)
            )
        )
    }
}

// MARK: - Text

extension HTMLReader {
    private mutating func take(_ text: Octets) {
        guard let frame = stack.last else { return write(text, keepsLines: false) }
        if frame.isUnread { return }
        if frame.isHidden { return takeHidden(text) }
        write(text, keepsLines: frame.element == .preformatted)
    }

    /// At least so many line feeds before the next text.
    private mutating func breakLine(_ count: Int) {
        pendingLineFeeds = max(pendingLineFeeds, count)
        hasPendingSpace = false
    }

    private mutating func write(_ text: [UInt8]) {
        text.withUnsafeBufferPointer { write($0, keepsLines: false) }
    }

    private mutating func write(_ text: Octets, keepsLines: Bool) {
        guard output.count < limit else {
            isTruncated = true
            return
        }
        var index = 0
        while index < text.count {
            let octet = text[index]
            if octet == .lineFeed, keepsLines {
                pendingLineFeeds += 1
                hasPendingSpace = false
            } else if octet.isBlank {
                hasPendingSpace = true
            } else if octet == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 {
                // A no-break space is a blank to the reader.
                hasPendingSpace = true
                index += 1
            } else {
                if pendingLineFeeds > 0 || hasPendingSpace || output.isEmpty { separate() }
                output.append(octet)
            }
            index += 1
        }
    }

    /// Writes the line feeds, quotation marks or blank that are due.
    private mutating func separate() {
        if pendingLineFeeds > 0 || output.isEmpty {
            if !output.isEmpty {
                for _ in 0..<min(pendingLineFeeds, 2) { output.append(.lineFeed) }
            }
            for _ in 0..<min(quoteDepth, 20) { output.append(UInt8(ascii: ">")) }
            if quoteDepth > 0 { output.append(.space) }
        } else if hasPendingSpace, output.last != .space {
            output.append(.space)
        }
        pendingLineFeeds = 0
        hasPendingSpace = false
    }

    private mutating func takeHidden(_ text: Octets) {
        guard hidden.count < limit else { return }
        for octet in text {
            if octet.isBlank {
                if let last = hidden.last, last != .space { hidden.append(.space) }
            } else {
                hidden.append(octet)
            }
        }
    }
}
