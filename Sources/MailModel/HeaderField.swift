/// One header field as it came, RFC 5322 2.2: a name and an undecoded body.
package struct HeaderField: Hashable, Sendable {
    /// The name in the sender's spelling.
    package let name: String
    /// The name in lower case, by which it is looked up.
    package let key: String
    /// What stands after the colon, octet by octet: with folds, without the final line end.
    package let body: ArraySlice<UInt8>

    package init(name: String, body: ArraySlice<UInt8>) {
        self.name = name
        self.key = name.lowercased()
        self.body = body
    }
}
