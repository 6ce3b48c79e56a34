extension String {
    /// Without the mark that some editors write before a text (RFC 3629 6).
    package var withoutByteOrderMark: String {
        unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self
    }
}
