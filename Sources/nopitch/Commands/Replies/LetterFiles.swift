import HouseReply
import RuleLanguage

/// The house's letters, which lie beside its rule files.
enum LetterFiles {
    /// What they are called, before the language: `reply.fr.txt`.
    enum Kind: String {
        case reply, draft
    }

    struct Found {
        var texts: ReplyTexts
        var diagnostics: [Diagnostic]
        var files: [String]
    }

    /// All letters of a kind; broken ones are left out, and told of.
    static func read(_ kind: Kind, for policy: Policy) -> Found {
        var templates: [String: ReplyTemplate] = [:]
        var found = Found(texts: ReplyTexts([:]), diagnostics: [], files: [])
        for language in ReplyTexts.languages {
            let name = "\(kind.rawValue).\(language).txt"
            guard let path = RuleFile.beside(policy, name),
                case .success(let text) = TextFile.read(path)
            else { continue }
            let reading = ReplyTemplate.read(text, file: path, isDraft: kind == .draft)
            templates[language] = reading.template
            found.diagnostics += reading.diagnostics
            found.files.append(path)
        }
        found.texts = ReplyTexts(templates)
        return found
    }

    /// A warning for each language in which there is no letter to pitchers, where there are others:
    /// whoever writes in it is answered in another one.
    static func gaps(in found: Found) -> [Diagnostic] {
        guard let other = found.files.first, !found.texts.isEmpty else { return [] }
        let folder = other.lastIndex(of: "/").map { String(other[...$0]) } ?? ""
        return ReplyTexts.languages.compactMap { language in
            let name = "\(Kind.reply.rawValue).\(language).txt"
            guard !found.files.contains(where: { $0 == name || $0.hasSuffix("/" + name) }) else {
                return nil
            }
            let answered = found.texts.languages(for: language).compactMap { names[$0] }
            return Diagnostic(
                .warning,
                "this letter is missing: who writes in \(names[language] ?? language) "
                    + "is answered in \(answered.joined(separator: " and "))",
                at: SourcePlace(file: folder + name), sourceLine: "")
        }
    }

    private static let names = [
        "fr": "French", "en": "English", "de": "German", "it": "Italian",
    ]
}

extension RuleFile {
    /// A file that lies beside the rule files of a policy; `nil` where there is none.
    static func beside(_ policy: Policy, _ name: String) -> String? {
        places(beside: policy, name).first(where: TextFile.exists)
    }

    /// Where such a file may lie; the first counts.
    static func places(beside policy: Policy, _ name: String) -> [String] {
        var folders: [String] = []
        for file in policy.files {
            let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
            if !folders.contains(folder) { folders.append(folder) }
        }
        return folders.map { $0 + name }
    }
}
