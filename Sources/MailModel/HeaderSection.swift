/// The header fields of a message or a body part, in their order (RFC 5322 2.1).
package struct HeaderSection: Hashable, Sendable {
    package var fields: [HeaderField]

    package init(fields: [HeaderField] = []) {
        self.fields = fields
    }

    /// The first field of that name; the name is given in lower case.
    package func first(_ key: String) -> HeaderField? {
        for field in fields where field.key == key { return field }
        return nil
    }

    /// All fields of that name, topmost first; the name is given in lower case.
    package func all(_ key: String) -> [HeaderField] {
        fields.filter { $0.key == key }
    }

    package func contains(_ key: String) -> Bool {
        first(key) != nil
    }
}
