import PitchFilter
import RuleLanguage

/// What somebody said of each message: a tab-separated table with the columns `file` and `label`.
struct Labels {
    enum Label: String {
        case pitch, ham
    }

    private(set) var labels: [String: Label] = [:]
    /// The languages of the messages, where there is a column `lang`.
    private(set) var languages: [String: String] = [:]

    /// `nil` where the header line lacks one of the two columns.
    init?(_ text: String) {
        let lines = text.withoutByteOrderMark.split(whereSeparator: \.isNewline)
        let columns =
            lines.first?.split(separator: "\t", omittingEmptySubsequences: false)
            .map { $0.trimmingSpaces } ?? []
        guard let file = columns.firstIndex(of: "file"),
            let label = columns.firstIndex(of: "label")
        else { return nil }
        let language = columns.firstIndex(of: "lang")
        for line in lines.dropFirst() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count > max(file, label) else { continue }
            let name = cells[file].trimmingSpaces
            labels[name] = Label(rawValue: cells[label].trimmingSpaces)
            if let language, cells.count > language {
                languages[name] = cells[language].trimmingSpaces
            }
        }
    }
}

extension Labels {
    /// Says that a file holds no labels.
    static func complain(_ path: String) {
        StandardError.print(
            "nopitch: \(path): "
                + LedgerWording(language: .preferred).say(
                    "ce fichier ne se lit pas, ou n'a pas de colonnes file et label",
                    "not readable, or no columns file and label"))
    }

    /// That nothing is there of what the labels are about.
    static func none(of path: String) -> String {
        LedgerWording(language: .preferred).say(
            "aucun des fichiers que nomme \(path) n'y est",
            "none of the files that \(path) names is there")
    }
}
