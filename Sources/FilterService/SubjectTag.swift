import HouseReply

/// A mark before the subject, where the rule file asks for one.
package enum SubjectTag {
    /// The subject's new value, folds as LF; `nil` where it bears the mark already.
    ///
    /// What the sender wrote stays as it is encoded. Raw 8-bit text, which is no header text by
    /// any standard, is encoded along with the mark.
    package static func tagged(_ value: [UInt8], decoded: String, tag: String) -> String? {
        guard !decoded.contains(tag) else { return nil }
        guard value.allSatisfy({ $0 < 0x80 }) else {
            return EncodedText.folded("\(tag) \(decoded)")
        }
        let original = String(decoding: value.drop { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
        let isPlain = tag.utf8.allSatisfy { $0 < 0x80 }
        // The space between two encoded words is not shown: it has to be in one of them.
        let isJoined = !isPlain && original.hasPrefix("=?")
        let mark = EncodedText.folded(isJoined ? tag + " " : tag)
        let firstLine = original.prefix { $0 != "\n" && $0 != "\r\n" }
        let lastLine = mark.split(separator: "\n").last ?? ""
        let fits = lastLine.utf8.count + firstLine.utf8.count <= 66
        return mark + (fits || firstLine.isEmpty ? " " : "\n ") + original
    }
}
