/// What is done to decoded text before it is read.
enum ContentText {
    /// Put before a message that stands within another, so that it reads as forwarded.
    static let forwardMark = Array("---------- Forwarded message ----------\n\n".utf8)

    /// The text with LF line ends and without control characters and byte order mark.
    static func normalized(_ text: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: text.count) { target, count in
            var index = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            while index < text.count {
                let octet = text[index]
                index += 1
                if octet >= 0x20, octet != 0x7F {
                    target[count] = octet
                    count += 1
                } else if octet == .carriageReturn {
                    // CRs before LF go; one alone ends a line.
                    if index < text.count, text[index] == .lineFeed || text[index] == octet {
                        continue
                    }
                    target[count] = .lineFeed
                    count += 1
                } else if octet == .lineFeed || octet == .tab {
                    target[count] = octet
                    count += 1
                }
            }
        }
    }

    /// Whether a text is a few words beside another that says much more.
    static func isStub(_ text: [UInt8], beside other: [UInt8]) -> Bool {
        let words = wordCount(text, atMost: 41)
        return words <= 40 && wordCount(other, atMost: 201) >= max(40, 5 * words)
    }

    private static func wordCount(_ text: [UInt8], atMost limit: Int) -> Int {
        var count = 0
        var isInWord = false
        for octet in text {
            if !octet.isBlank, !isInWord {
                count += 1
                if count == limit { break }
            }
            isInWord = !octet.isBlank
        }
        return count
    }

    /// Cuts the text at a character boundary; true where it was longer.
    static func truncate(_ text: inout [UInt8], to limit: Int) -> Bool {
        guard text.count > limit else { return false }
        var end = limit
        while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
        text.removeSubrange(end...)
        return true
    }
}
