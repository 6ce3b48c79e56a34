import MailModel

/// Finds the text to be read in the tree of parts, decodes it, and gathers what comes with it.
struct TextReader {
    private let octets: Octets
    private let limits: MessageParser.Limits
    /// The readable text, quoted lines marked by `> ` as in plain text mail.
    private var text: [UInt8] = []
    private var attachments: [String] = []
    private var links: [Link] = []
    private var images: [ImageReference] = []
    private var hiddenText = ""
    private var defects: [Defect] = []
    private var hasPlain = false
    private var hasReadHTML = false
    private var nested: MIMENode?

    init(octets: Octets, limits: MessageParser.Limits) {
        self.octets = octets
        self.limits = limits
    }

    mutating func read(_ root: MIMENode) {
        walk(root)
        // A message that is nothing but a container of another one reads as that one, forwarded.
        while text.allSatisfy(\.isBlank), let inner = nested {
            nested = nil
            text.removeAll(keepingCapacity: true)
            walk(inner)
            if !text.isEmpty { text.insert(contentsOf: ContentText.forwardMark, at: 0) }
        }
    }

    /// Hands over all that was found.
    func finish(_ message: inout ParsedMessage) {
        message.attachments = attachments
        message.text = TextSplitter.split(text)
        message.links = links
        text.withUnsafeBufferPointer { LinkFinder.append(from: $0, to: &message.links) }
        message.images = images
        message.hiddenText = hiddenText
        message.isHTMLOnly = hasReadHTML && !hasPlain
        for defect in defects { message.note(defect) }
    }

    private mutating func walk(_ node: MIMENode) {
        if node.isMultipart {
            switch node.part.mediaType.subtype {
            case "alternative": readAlternatives(node.children)
            default: for child in node.children { walk(child) }
            }
        } else if node.isMessage {
            if nested == nil { nested = node.children.first }
            nameAttachment(node)
        } else if node.isReadable {
            if node.part.mediaType.subtype == "html" {
                append(readHTML(node))
            } else {
                append(readPlain(node))
            }
        } else {
            nameAttachment(node)
        }
    }

    /// Of several forms of the same text the plain one is read; the HTML one is looked through for
    /// what the plain one doesn't show. It is read where the plain one only says that there is more:
    /// "Your program can't show this message."
    private mutating func readAlternatives(_ children: [MIMENode]) {
        let plain = children.last { $0.isReadable && $0.part.mediaType.subtype == "plain" }
        let content = plain.map { readPlain($0) } ?? []
        guard content.contains(where: { !$0.isBlank }) else {
            for child in children where child.part.mediaType.essence != "text/plain" { walk(child) }
            return
        }
        var other: [UInt8] = []
        for child in children where child.part.mediaType.essence != "text/plain" {
            other += lookThrough(child)
        }
        append(ContentText.isStub(content, beside: other) ? other : content)
    }

    /// Gathers what comes with a part that is not to be read; returns its text.
    private mutating func lookThrough(_ node: MIMENode) -> [UInt8] {
        if node.isReadable, node.part.mediaType.subtype == "html" {
            let read = hasReadHTML
            defer { hasReadHTML = read }
            return readHTML(node)
        } else if node.isMultipart {
            return node.children.reduce(into: []) { $0 += lookThrough($1) }
        } else if !node.isReadable {
            nameAttachment(node)
        }
        return []
    }

    private mutating func nameAttachment(_ node: MIMENode) {
        if let name = node.part.fileName, !name.isEmpty {
            attachments.append(name)
        } else if node.part.isAttachment {
            attachments.append(node.part.mediaType.essence)
        }
    }

    private mutating func append(_ more: [UInt8]) {
        guard more.contains(where: { !$0.isBlank }) else { return }
        if !text.isEmpty { text.append(contentsOf: [.lineFeed, .lineFeed]) }
        text.append(contentsOf: more)
        if ContentText.truncate(&text, to: limits.textOctets) { note(.textTruncated) }
    }

    private mutating func readPlain(_ node: MIMENode) -> [UInt8] {
        let content = decode(node, charset: node.part.mediaType.parameters["charset"])
        var lines = ContentText.normalized(content)
        let parameters = node.part.mediaType.parameters
        if parameters["format"]?.lowercased() == "flowed" {
            lines = FlowedText.unwrapped(lines, delSp: parameters["delsp"]?.lowercased() == "yes")
        }
        if lines.contains(where: { !$0.isBlank }) { hasPlain = true }
        return lines
    }

    private mutating func readHTML(_ node: MIMENode) -> [UInt8] {
        var charset = node.part.mediaType.parameters["charset"]
        if charset == nil { charset = HTMLCharset.declared(in: octets.slice(node.content)) }
        let source = decode(node, charset: charset)
        var reader = HTMLReader(limit: limits.textOctets)
        reader.read(source)
        hasReadHTML = true
        links += reader.links
        images += reader.images
        if hiddenText.utf8.count < limits.textOctets {
            hiddenText += String(decoding: reader.hidden, as: UTF8.self)
        }
        if reader.isTruncated { note(.textTruncated) }
        return reader.output
    }

    /// The content as UTF-8, at most so much of it that the text fills up.
    private mutating func decode(_ node: MIMENode, charset: String?) -> [UInt8] {
        var range = node.content
        let most = limits.textOctets * 4
        if range.count > most {
            range = range.lowerBound..<range.lowerBound + most
            note(.textTruncated)
        }
        var decoder = CharsetDecoder()
        var result: [UInt8] = []
        if TransferDecoder.isEncoded(node.mechanism) {
            let content = TransferDecoder.decode(octets.slice(range), mechanism: node.mechanism)
            content.withUnsafeBufferPointer { decoder.append($0, charset: charset, to: &result) }
        } else {
            decoder.append(octets.slice(range), charset: charset, to: &result)
        }
        for defect in decoder.defects { note(defect) }
        return result
    }

    private mutating func note(_ defect: Defect) {
        if !defects.contains(defect) { defects.append(defect) }
    }
}
