package import MailModel

extension HeaderField {
    /// The body as a reader sees it: unfolded, on one line, encoded words and raw 8-bit text
    /// decoded (RFC 2047).
    package var decodedText: String {
        var decoder = EncodedWords()
        return body.withUnsafeBufferPointer { decoder.decode($0) }
    }
}
