/// A media type with its parameters (RFC 2045 5.1), all names in lower case.
package struct MediaType: Hashable, Sendable {
    package let type: String
    package let subtype: String
    /// Parameters by lower-case name, RFC 2231 continuations joined and decoded.
    package let parameters: [String: String]

    package init(_ type: String, _ subtype: String, parameters: [String: String] = [:]) {
        self.type = type
        self.subtype = subtype
        self.parameters = parameters
    }

    /// `type/subtype`.
    package var essence: String { type + "/" + subtype }

    /// What a part without a usable Content-Type is (RFC 2045 5.2).
    package static let plainText = MediaType("text", "plain")
}
