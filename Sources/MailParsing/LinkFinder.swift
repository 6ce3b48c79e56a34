import MailModel

/// Finds bare URLs in plain text.
enum LinkFinder {
    static let maximumLinks = 1000

    /// Appends each `http://`, `https://` and `www.` URL that is not in the list yet.
    static func append(from octets: Octets, to links: inout [Link]) {
        var known: Set<String>?
        var offset = 0
        var nextScheme = octets.firstOffset(of: "://", in: offset..<octets.count)
        var nextWeb = webOffset(octets, from: offset)
        while links.count < maximumLinks {
            if let found = nextScheme, found < offset {
                nextScheme = octets.firstOffset(of: "://", in: offset..<octets.count)
            }
            if let found = nextWeb, found < offset { nextWeb = webOffset(octets, from: offset) }
            guard let hit = [nextScheme, nextWeb].compactMap({ $0 }).min() else { return }
            let start = hit == nextScheme ? schemeStart(octets, hit) : hit
            guard let start else {
                offset = hit + 1
                continue
            }
            let end = urlEnd(octets, from: start)
            let url = octets.string(start..<end)
            if known == nil { known = Set(links.map(\.url)) }
            if known?.insert(url).inserted ?? false {
                links.append(Link(url: url, text: url, host: host(octets.slice(start..<end))))
            }
            offset = max(end, hit + 1)
        }
    }

    /// Where `www.` begins a word.
    private static func webOffset(_ octets: Octets, from start: Int) -> Int? {
        var offset = start
        while let dot = octets.firstOffset(of: "ww.", in: offset..<octets.count) {
            offset = dot + 1
            guard dot > 0, octets.hasPrefix("www.", at: dot - 1, before: octets.count),
                dot + 3 < octets.count, !octets[dot + 3].isBlank,
                dot < 2 || !isWord(octets[dot - 2])
            else { continue }
            return dot - 1
        }
        return nil
    }

    private static func isWord(_ octet: UInt8) -> Bool {
        octet.isASCIILetter || octet.isDigit || octet == UInt8(ascii: "/")
            || octet == UInt8(ascii: "@") || octet == UInt8(ascii: ".")
    }

    private static func schemeStart(_ octets: Octets, _ colon: Int) -> Int? {
        if octets.hasPrefix("https", at: colon - 5, before: colon) { return colon - 5 }
        return octets.hasPrefix("http", at: colon - 4, before: colon) ? colon - 4 : nil
    }

    private static func urlEnd(_ octets: Octets, from start: Int) -> Int {
        var end = start
        while end < octets.count, octets[end] > 0x20, octets[end] != UInt8(ascii: "<"),
            octets[end] != UInt8(ascii: ">"), octets[end] != UInt8(ascii: "\""),
            end - start < 4000
        {
            end += 1
        }
        // Punctuation at the end is the sentence's.
        while end > start + 4 {
            switch octets[end - 1] {
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
                UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "*"),
                UInt8(ascii: "]"), UInt8(ascii: "}"):
                end -= 1
            case UInt8(ascii: ")") where !octets[start..<end].contains(UInt8(ascii: "(")):
                end -= 1
            default:
                // A URL cut within a character would not be text.
                while end < octets.count, octets[end] & 0xC0 == 0x80 { end += 1 }
                return end
            }
        }
        return end
    }

    /// The host in lower case, without user and port; empty where the URL has none.
    static func host(_ url: Octets) -> String {
        var start = 0
        if let scheme = url.firstOffset(of: "://", in: 0..<url.count) {
            start = scheme + 3
        } else if url.hasPrefix("//", at: 0, before: url.count) {
            start = 2
        } else if !url.hasPrefix("www.", at: 0, before: url.count) {
            return ""
        }
        var end = start
        while end < url.count, url[end] != UInt8(ascii: "/"), url[end] != UInt8(ascii: "?"),
            url[end] != UInt8(ascii: "#"), url[end] != UInt8(ascii: "\\")
        {
            if url[end] == UInt8(ascii: "@") { start = end + 1 }
            end += 1
        }
        if url[start..<end].first != UInt8(ascii: "["),
            let colon = url.firstOffset(of: UInt8(ascii: ":"), in: start..<end)
        {
            end = colon
        }
        return url.string(start..<end).lowercased()
    }
}
