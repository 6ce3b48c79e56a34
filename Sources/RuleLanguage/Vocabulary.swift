/// What a rule may ask; the filter hands it to the language, which knows no field by itself.
package struct Vocabulary: Sendable {
    package var fields: [FieldDescription]

    package init(fields: [FieldDescription]) {
        self.fields = fields
    }

    package subscript(name: String) -> FieldDescription? {
        fields.first { $0.name == name }
    }
}

package struct FieldDescription: Sendable, Equatable {
    package let name: String
    package let type: FieldType
    /// Which kind of evidence a rule over this field stands for.
    package let kind: Kind
    /// One sentence for `nopitch fields`.
    package let help: String
    /// The same in French.
    package let aide: String

    package init(_ name: String, _ type: FieldType, _ kind: Kind, help: String, aide: String) {
        self.name = name
        self.type = type
        self.kind = kind
        self.help = help
        self.aide = aide
    }
}

package enum FieldType: Sendable, Equatable {
    /// `has`, `is`, `starts`, `ends`, `matches`, `present`, `missing`.
    case text
    /// As text, over each of several values: one is enough.
    case list
    /// As text, after a header field's name.
    case header
    /// `>=` and the like.
    case number
    /// `is` and one of these values.
    case choice([String])
    /// As `choice`, but other values may come too (languages, tools).
    case openChoice([String])
    /// Stands alone.
    case yesNo
}
