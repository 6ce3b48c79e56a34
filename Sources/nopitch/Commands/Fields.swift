import ArgumentParser
import PitchFilter
import RuleLanguage

/// `nopitch fields`: what a rule may ask.
struct Fields: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists what a rule may ask of a message.",
        discussion: "Each field with its type, the kind of evidence it stands for, and a sentence."
    )

    @Option(help: "The language of the sentences: fr or en.")
    var language: Tongue = .preferred

    func run() {
        let fields = Vocabulary.mail.fields
        let name = fields.map(\.name.count).max() ?? 0
        for field in fields {
            let sentence = language == .french ? field.aide : field.help
            print(
                field.name.padded(to: name), field.type.label.padded(to: 7),
                field.kind.rawValue.padded(to: 9), sentence, separator: "  ")
        }
    }
}

extension FieldType {
    /// One word for what may be asked of it.
    fileprivate var label: String {
        switch self {
        case .text: "text"
        case .list: "list"
        case .header: "header"
        case .number: "number"
        case .choice, .openChoice: "choice"
        case .yesNo: "yes/no"
        }
    }
}
